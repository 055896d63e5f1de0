/** Rules about text fields: what YAML would have done to a text that the author took for plain. */
import type { Report } from '@/domain/content/read-map';
import type { YamlMap, YamlNode } from '@/domain/content/yaml-tree';

const otherType =
  /^(?:null|~|true|false|[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?|0x[0-9a-f]+|0o[0-7]+|[-+]?\.inf|\.nan)$/i;

function checkText(node: YamlNode, report: Report): void {
  checkCut(node, report);
  checkNumberish(node, report);
}

/** Reports texts that a ` #` cut short, at any depth. */
export function checkCut(node: YamlNode, report: Report): void {
  if (node.kind === 'list') for (const item of node.items) checkCut(item, report);
  else if (node.kind === 'map') for (const { value } of node.entries) checkCut(value, report);
  else if (node.kind === 'scalar' && node.isPlain) {
    if (node.hasComment)
      report(
        'text/comment-cut',
        'warning',
        node.start,
        node.end,
        `the text ends at \` #\`: only \`${node.text.slice(0, 60)}\` is kept`,
        'Put the text in quotes.',
      );
  }
}

function checkNumberish(node: YamlNode, report: Report): void {
  if (node.kind === 'list') for (const item of node.items) checkNumberish(item, report);
  else if (node.kind === 'map') for (const { value } of node.entries) checkNumberish(value, report);
  else if (node.kind === 'scalar' && node.isPlain) {
    const shown = node.text.slice(0, 60);
    if (otherType.test(node.text))
      report(
        'text/number-ish',
        'info',
        node.start,
        node.end,
        `\`${shown}\` is kept as written, though YAML has another type for it`,
        'Put it in quotes to say that it is text.',
      );
  }
}

/** Checks the fields of a map that hold text, and the texts inside of them. */
export function checkTexts(map: YamlMap, textKeys: readonly string[], report: Report): void {
  for (const { key, value } of map.entries) if (textKeys.includes(key)) checkText(value, report);
}
