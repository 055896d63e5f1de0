/**
 * Imports a TypeScript module of ours. Works once the packages are installed: tsx compiles it on the way in.
 * @param {string} specifier Relative to scripts/, as in "launch/start-app.ts".
 */
export async function loadTypescript(specifier) {
  const { register } = await import('tsx/esm/api');
  register();
  return import(new URL(`../${specifier}`, import.meta.url).href);
}
