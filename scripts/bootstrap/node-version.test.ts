import { expect, it } from 'vitest';
import { oldestNode, oldNodeText } from './node-version.mjs';

it.each(['20.9.0', '20.20.2', '22.0.0', '100.1.0'])('starts on Node %s', (version) => {
  expect(oldNodeText(version, oldestNode, 'Cairn needs')).toBeUndefined();
});

it.each(['20.8.1', '18.20.0', '9.11.2'])('says on Node %s what is needed and where to get it', (version) => {
  const text = oldNodeText(version, oldestNode, 'Cairn needs');
  expect(text).toContain(`Cairn needs Node 20.9 or newer; this is Node ${version}.`);
  expect(text).toContain('https://nodejs.org');
});
