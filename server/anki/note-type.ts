/** Cairn's note type: its fields, its one card, and a small style sheet for both of Anki's themes. */
import { fieldNames, noteTypeName } from '@/domain/anki/note';

/** Never changes: Anki knows the note type by it, so packages of all guides share one. */
export const noteTypeId = 1_764_000_000_001;
/** Seconds since 1970. Raise it whenever something below changes: Anki takes the newer one. */
const changedAt = 1_764_100_000;

const css = `.card { font: 1.05rem/1.55 system-ui, sans-serif; color: #23282b; background: #fbfaf7; max-width: 42rem; margin: 0 auto; padding: 1rem; text-align: left; }
.question { font-size: 1.25rem; font-weight: 600; }
pre { overflow-x: auto; padding: .8rem 1rem; background: #efede7; border-radius: 6px; }
code { font: .88em/1.6 ui-monospace, monospace; }
figure { margin: 1rem 0; }
figcaption, .more { font-size: .85rem; color: #5d6467; }
table { border-collapse: collapse; }
th, td { padding: .3rem .6rem; border: 1px solid #cfcac0; }
.callout { padding: .2rem 1rem; border-left: 4px solid #a9b3ae; }
.k { font-weight: 650; } .s { color: #41602f; } .n { color: #1f5b78; } .c { color: #5d6467; font-style: italic; } .f { color: #7a4f0e; }
.nightMode.card { color: #e4e2dc; background: #1d2123; }
.nightMode pre { background: #282d30; }
.nightMode figcaption, .nightMode .more, .nightMode .c { color: #a3aaac; }
.nightMode .s { color: #a9cc93; } .nightMode .n { color: #8fc7e3; } .nightMode .f { color: #e2b56d; }
.nightMode th, .nightMode td { border-color: #444b4f; }
`;

const front = `<div class="question">{{Question}}</div>
{{#Hints}}<details class="more"><summary>Hints</summary>{{Hints}}</details>{{/Hints}}`;
const back = `{{FrontSide}}
<hr id="answer">
{{Answer}}
{{#Sources}}<div class="more">Sources{{Sources}}</div>{{/Sources}}
{{#Link}}<p class="more"><a href="{{Link}}">This question in its guide</a></p>{{/Link}}`;

const latexPre =
  '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n';

/** As the column `models` holds it. `did` is the deck that new notes of this type go to. */
export function noteTypeJson(did: number): object {
  return {
    [noteTypeId]: {
      id: noteTypeId,
      name: noteTypeName,
      type: 0,
      mod: changedAt,
      usn: -1,
      sortf: 0,
      did,
      tmpls: [{ name: 'Card 1', ord: 0, qfmt: front, afmt: back, bqfmt: '', bafmt: '', did: null }],
      flds: fieldNames.map((name, ord) => ({
        name,
        ord,
        sticky: false,
        rtl: false,
        font: 'Arial',
        size: 20,
        media: [],
      })),
      css,
      latexPre,
      latexPost: '\\end{document}',
      latexsvg: false,
      req: [[0, 'any', [0, 2]]],
      tags: [],
      vers: [],
    },
  };
}
