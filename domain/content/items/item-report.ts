/** Reporting on a place inside of an item. */
import type { Severity } from '@/domain/content/diagnostic';
import type { Report } from '@/domain/content/read-map';
import { nodeAt, type YamlMap } from '@/domain/content/yaml-tree';

export type ItemReport = (
  rule: string,
  severity: Severity,
  path: readonly PropertyKey[],
  message: string,
  help?: string,
) => void;

/** The text that a path leads to; a list or a map is shown by its key, as deep as the path exists. */
export function placeAt(map: YamlMap, path: readonly PropertyKey[]): { readonly start: number; readonly end: number } {
  const { node, entry } = nodeAt(map, path);
  if (node.kind === 'scalar') return { start: node.start, end: Math.max(node.end, node.start + 1) };
  const shown = entry ?? map.entries[0];
  return shown === undefined
    ? { start: map.start, end: map.start + 1 }
    : { start: shown.keyStart, end: Math.max(shown.keyEnd, shown.keyStart + 1) };
}

/** `quiz/…` rules of one item, with places as paths. */
export function itemReporter(map: YamlMap, report: Report): ItemReport {
  return (rule, severity, path, message, help) => {
    const { start, end } = placeAt(map, path);
    report(rule, severity, start, end, message, help);
  };
}
