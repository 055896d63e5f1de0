/** What a first visit of a guide costs: scripts, and how much of the HTML is data for scripts. */
import { gzipSync } from 'node:zlib';
import { print, startApp } from './app';

export async function benchWeight(): Promise<void> {
  const app = await startApp();
  try {
    for (const path of ['/guides/backend', '/']) {
      const html = await (await fetch(app.url + path)).text();
      const tags = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
      const files = [...html.matchAll(/"(\/_next\/static\/[^"]+\.js)"(?! noModule)/g)].map(([, file = '']) => file);
      let scripts = 0;
      for (const file of new Set(files))
        scripts += gzipSync(Buffer.from(await (await fetch(app.url + file)).arrayBuffer())).length;
      const inline = tags.reduce((sum, [, , source = '']) => sum + source.length, 0);
      const isData = tags
        .filter(([, attributes = '']) => attributes.includes('json'))
        .reduce((sum, [, , source = '']) => sum + source.length, 0);
      print(
        `${path}: scripts ${(scripts / 1000).toFixed(1)} kB gzip in ${new Set(files).size} files; HTML ${(html.length / 1000).toFixed(1)} kB, of which scripts ${((100 * inline) / html.length).toFixed(1)} % (${((100 * isData) / html.length).toFixed(1)} % structured data)`,
      );
    }
  } finally {
    await app.stop();
  }
}
