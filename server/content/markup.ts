import type { ReactNode } from 'react';

type Render = (node: ReactNode) => string;
const key = Symbol.for('cairn.markup');
type Holder = { [key]?: Render };

/** Called once by the server entry: Next refuses `react-dom/server` inside of its own bundles. */
export function provideMarkup(render: Render): void {
  (globalThis as Holder)[key] = render;
}

/**
 * Plain HTML of components that never run in the browser. What is made this way goes into the page as a fragment
 * (components/guide/fragment.tsx) and is not sent a second time for hydration.
 */
export function staticMarkup(node: ReactNode): string {
  const render = (globalThis as Holder)[key];
  if (render === undefined) throw new Error('markup is not available: start the app with `npm start` or `npm run dev`');
  return render(node);
}
