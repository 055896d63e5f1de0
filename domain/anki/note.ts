/** A question as Anki keeps it. Fields are HTML that was made safe before. */

export type Note = {
  readonly guid: string;
  readonly question: string;
  readonly answer: string;
  readonly hints: string;
  readonly sources: string;
  /** Where the question stands in its guide. */
  readonly link: string;
  readonly tags: readonly string[];
};

/** Names of the fields, in their order, in the note type that Cairn brings along. */
export const fieldNames = ['Question', 'Answer', 'Hints', 'Sources', 'Link'] as const;
export const noteTypeName = 'Cairn';

export function fieldsOf({ question, answer, hints, sources, link }: Note): string[] {
  return [question, answer, hints, sources, link];
}

/** What could not be taken along, and of what. */
export type Loss = { readonly of: string; readonly what: string };

/** A deck of Anki has its guide's name, under one for all of them. Two colons would begin another level. */
export function deckNameOf(guideTitle: string): string {
  const name = guideTitle
    .replace(/:{2,}/g, ':')
    .replace(/[\p{Cc}"]/gu, ' ')
    .replace(/^:+|:+$/g, '')
    .trim();
  return `Cairn::${name === '' ? 'Guide' : name}`;
}

/** Anki's tags are words: spaces become underscores, and come back as spaces. */
export function tagOf(topic: string): string {
  return topic
    .normalize('NFC')
    .trim()
    .replace(/[\s\p{Cc}]+/gu, '_')
    .replace(/"/g, "'");
}

export function topicOf(tag: string): string {
  return tag.replace(/_/g, ' ').trim();
}

/** Topics that a tag cannot hold as they are. */
export function lostTopics(topics: readonly string[]): string[] {
  return topics.filter((topic) => topicOf(tagOf(topic)) !== topic);
}
