/** A number that is printed with eight decimals, whatever they are: still a JSON number. */
export class EightDecimals {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** With eight decimals; null stays null. */
export const decimal = (value: number | null): EightDecimals | null =>
  value === null ? null : new EightDecimals(value);

/** JSON with two spaces, one object a line where it is flat. */
export function jsonText(value: unknown, indent = ''): string {
  if (value instanceof EightDecimals) return value.value.toFixed(8);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Array.isArray(value)
    ? value.map((each: unknown) => ['', each] as const)
    : Object.entries(value).flatMap(([key, each]: [string, unknown]) =>
        each === undefined ? [] : [[`${JSON.stringify(key)}: `, each] as const],
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const isFlat = entries.every(
    ([, each]) => each === null || typeof each !== 'object' || each instanceof EightDecimals,
  );
  if (isFlat) {
    const flat = entries.map(([key, each]) => `${key}${jsonText(each)}`).join(', ');
    return Array.isArray(value) || flat === '' ? `${open}${flat}${close}` : `${open} ${flat} ${close}`;
  }
  const inner = `${indent}  `;
  const lines = entries.map(([key, each]) => `${inner}${key}${jsonText(each, inner)}`);
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

export function printJson(value: unknown): void {
  process.stdout.write(`${jsonText(value)}\n`);
}
