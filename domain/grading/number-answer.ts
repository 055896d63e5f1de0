/** A number as people type it: `1,000.5`, `1 000,5`, `0.5e3`, with or without its unit. */

export type NumberAnswer = { readonly value: number; readonly unit: string };

const gaps = /(?<=\d)[\s'_\u2019\u00a0\u202f\u2009](?=\d)/g;

/** Digits with grouping and decimal mark made plain. A comma before exactly three digits groups, else it is a decimal mark. */
function plainDigits(text: string): string {
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text)) return text.replaceAll(',', '');
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  return /^[+-]?\d*,\d+$/.test(text) ? text.replace(',', '.') : text;
}

/** Null when the text does not begin with a number. */
export function parseNumberAnswer(text: string): NumberAnswer | null {
  const typed = text
    .normalize('NFC')
    .replace(/[\u2212\u2013]/g, '-')
    .trim()
    .replace(gaps, '');
  const match = /^([+-]?(?:\d[\d.,]*|[.,]\d+)(?:e[+-]?\d+)?)\s*(.*)$/is.exec(typed);
  if (match === null) return null;
  const [, digits = '', unit = ''] = match;
  const [mantissa = '', exponent = ''] = digits.toLowerCase().split('e');
  const value = Number(`${plainDigits(mantissa.replace(/[.,]$/, ''))}${exponent === '' ? '' : `e${exponent}`}`);
  return Number.isFinite(value) ? { value, unit: unit.trim() } : null;
}

const unitForm = (unit: string): string => unit.replace(/\s+/g, '').toLowerCase();

/** Whether a typed unit may stand after the number: the item's own, in any case, or none. */
export function isUnitOf(typed: string, unit: string | null): boolean {
  return typed === '' || (unit !== null && unitForm(typed) === unitForm(unit));
}

/** Within the tolerance; a rounding error of the machine never decides. */
export function isWithin(value: number, key: number, tolerance: number): boolean {
  return Math.abs(value - key) <= tolerance + 1e-9 * Math.max(1, Math.abs(key));
}
