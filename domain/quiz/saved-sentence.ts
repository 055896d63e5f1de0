type State = {
  readonly waiting: Readonly<Record<string, unknown>>;
  readonly trouble: 'offline' | 'away' | 'lost' | null;
  readonly savedAt: string | null;
};

/** What the head of a quiz says of where the answers are. */
export function savedSentence({ waiting, trouble, savedAt }: State): string {
  const many = Object.keys(waiting).length;
  const kept = `${many === 1 ? '1 answer is' : `${many} answers are`} kept here`;
  if (trouble === 'offline') return `Offline: ${kept}`;
  if (trouble === 'away') return `Not saved yet: ${kept}`;
  if (trouble === 'lost') return `Signed out: ${kept}. Sign in again to save.`;
  if (many > 0) return 'Saving';
  if (savedAt === null) return '';
  const at = new Date(savedAt);
  return `Saved ${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`;
}
