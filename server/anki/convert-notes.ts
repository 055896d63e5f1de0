/** Notes of others as questions: Markdown, topics and ids, with a line for everything that could not come along. */
import { createHash } from 'node:crypto';
import { type ChosenFields, chooseFields } from '@/domain/anki/choose-fields';
import { escapedHtml } from '@/domain/anki/field-html';
import { type Loss, topicOf } from '@/domain/anki/note';
import { readGuid } from '@/domain/anki/note-guid';
import type { FoundNote, FoundNotes } from '@/domain/anki/read-note';
import { isQuestionId, textSlug } from '@/domain/content/question-ids';
import { answerMarkdown, listMarkdown, questionMarkdown } from '@/server/anki/html-to-markdown';

export type NewQuestion = {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly text: string;
  readonly answer: string;
  readonly hints: readonly string[];
  readonly sources: readonly string[];
  readonly topics: readonly string[];
};

export type Converted = {
  readonly questions: readonly NewQuestion[];
  readonly hasMath: boolean;
  readonly skipped: readonly Loss[];
  readonly lost: readonly Loss[];
};

/** The words of a note as Markdown. */
export type NoteText = Omit<NewQuestion, 'id' | 'aliases' | 'topics'> & {
  readonly hasMath: boolean;
  readonly lost: readonly string[];
};

async function textOf(chosen: ChosenFields): Promise<NoteText> {
  const asked = await questionMarkdown(chosen.question);
  const more = chosen.more.map(({ name, html }) => `<p><b>${escapedHtml(name)}</b></p>${html}`).join('');
  const answered = await answerMarkdown(`${chosen.answer}${more === '' ? '' : `<p></p>${more}`}`);
  const hints = await listMarkdown(chosen.hints);
  const sources = await listMarkdown(chosen.sources);
  const moved = asked.rest === '' ? [] : ['what stood below the first line of the question: it begins the answer now'];
  return {
    text: asked.markdown,
    answer: [asked.rest, answered.markdown].filter((part) => part !== '').join('\n\n'),
    hints: hints.items,
    sources: sources.items.map((source) => source.replace(/^<(https?:[^>]+)>$/, '$1')),
    hasMath: asked.hasMath || answered.hasMath,
    lost: [...chosen.lost, ...moved, ...asked.lost, ...answered.lost, ...hints.lost, ...sources.lost],
  };
}

/** Tags that Anki sets itself say nothing of the question. */
export function topicsOf({ tags }: FoundNote): string[] {
  const topics = tags.filter((tag) => !['leech', 'marked'].includes(tag)).map(topicOf);
  return [...new Set(topics)].filter((topic) => topic !== '');
}

/** What a note says, or why it cannot be taken. */
export async function readNoteText(
  note: FoundNote,
): Promise<{ readonly text: NoteText; readonly link: string } | { readonly skipped: string }> {
  const chosen = chooseFields(note);
  try {
    const text = await textOf(chosen);
    return text.text === '' ? { skipped: 'no question: the first field is empty' } : { text, link: chosen.link };
  } catch {
    return { skipped: 'the HTML could not be read: nested too deeply' };
  }
}

/** The id that the question has now, where the note says so itself: a link of ours into this guide. */
function linkedId(link: string, group: string): string | null {
  const [, guide, id = ''] = /\/guides\/([^/#]+)#question-([a-z0-9-]+)$/.exec(link) ?? [];
  return guide === group && isQuestionId(id) ? id : null;
}

type Named = { readonly id: string | null; readonly aliases: readonly string[] };

function nameOf({ guid }: FoundNote, link: string, group: string): Named {
  const linked = linkedId(link, group);
  if (guid === null) return { id: linked, aliases: [] };
  const { id, alias } = readGuid(guid);
  if (id === null) return { id: linked, aliases: [alias] };
  // Another guide's question is a new one here, with a name of its own in Anki.
  if (!guid.startsWith(`cairn/${group}/`)) return { id, aliases: [] };
  return linked === null || linked === id ? { id, aliases: [] } : { id: linked, aliases: [id] };
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted.slice(0, 60)}-${count}`;
  return id;
}

/**
 * Questions for the guide `group`. `known` are the ids of its questions, former ones too: a note that is there already is
 * left out, and says so.
 */
export async function convertNotes(
  found: FoundNotes,
  group: string,
  known: ReadonlyMap<string, string>,
): Promise<Converted> {
  const questions: NewQuestion[] = [];
  const skipped: Loss[] = [...found.skipped];
  const lost: Loss[] = [];
  const taken = new Map(known);
  let hasMath = false;
  for (const note of found.notes) {
    const read = await readNoteText(note);
    if ('skipped' in read) {
      skipped.push({ of: note.place, what: read.skipped });
      continue;
    }
    const { text, link } = read;
    const named = nameOf(note, link, group);
    const slug = textSlug(text.text.replace(/<[^>]*>/g, '').replace(/[\\<>$&|%]/g, ' '));
    const wanted =
      named.id ?? (slug === '' ? `q-${createHash('sha256').update(text.text).digest('hex').slice(0, 10)}` : slug);
    const names = [...(named.id === null ? [] : [named.id]), ...named.aliases, ...(note.guid === null ? [wanted] : [])];
    const there = names.find((name) => taken.has(name));
    if (there !== undefined) {
      skipped.push({ of: note.place, what: `already there: ${taken.get(there)}` });
      continue;
    }
    const id = freeId(wanted, new Set(taken.keys()));
    const { hasMath: isMath, lost: missing, ...rest } = text;
    hasMath ||= isMath;
    lost.push(...missing.map((what) => ({ of: id, what })));
    questions.push({
      id,
      aliases: named.aliases,
      ...rest,
      topics: topicsOf(note),
    });
    for (const name of [id, ...named.aliases]) taken.set(name, id);
  }
  return { questions, hasMath, skipped, lost };
}
