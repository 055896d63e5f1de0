"""Brings packages into a fresh collection by Anki's own library, and says what came of it. By hand; docs/anki.md.

python3 open-in-anki.py --library DIR FILE...     DIR: where `dpkg -x` put anki_2.1.15 and its Python packages
"""
import os, sys, tempfile, types

library = sys.argv[2]
sys.path[:0] = [library + '/usr/share/anki', library + '/usr/lib/python3/dist-packages']
sys.modules['pyaudio'] = types.ModuleType('pyaudio')
import anki
from anki import Collection
from anki.importing.apkg import AnkiPackageImporter

for package in sys.argv[3:]:
    col = Collection(os.path.join(tempfile.mkdtemp(), 'collection.anki2'))
    for time in ('first', 'again'):
        AnkiPackageImporter(col, package).run()
        log = col.db.scalar('select count() from revlog')
        print(anki.version, package, time, 'notes', col.noteCount(), 'cards', col.cardCount(), 'log', log)
    print('fixIntegrity', col.fixIntegrity())
    deck = next(each for each in col.decks.all() if each['name'].startswith('Cairn::'))
    col.decks.select(deck['id'])
    col.reset()
    print('due', col.sched.counts(), 'next:', col.sched.getCard().note().fields[0])
    for row in col.db.execute('select type, queue, due, ivl, reps, data from cards where reps > 0 limit 10'):
        print('  ', tuple(row))
    col.close()
