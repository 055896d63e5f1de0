/** Lighthouse, mobile, on home and a guide: median of three runs each. */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { print, startApp } from './app';
import { median } from './load';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

export async function benchLighthouse(): Promise<void> {
  const app = await startApp();
  const chrome = await launch({
    chromePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    for (const path of ['/', '/guides/backend']) {
      await fetch(app.url + path);
      const scores = new Map<string, number[]>(categories.map((name) => [name, []]));
      for (let round = 0; round < 3; round += 1) {
        const result = await lighthouse(app.url.replace('127.0.0.1', 'localhost') + path, {
          port: chrome.port,
          onlyCategories: [...categories],
          output: 'json',
          logLevel: 'error',
        });
        for (const name of categories) scores.get(name)?.push((result?.lhr.categories[name]?.score ?? 0) * 100);
        if (round === 0) {
          for (const audit of Object.values(result?.lhr.audits ?? {})) {
            if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === 'binary')
              print(`  ${path}: ${audit.id}: ${audit.title}`);
          }
        }
      }
      print(`${path}: ${categories.map((name) => `${name} ${median(scores.get(name) ?? [0]).toFixed(0)}`).join(', ')}`);
    }
  } finally {
    chrome.kill();
    await app.stop();
  }
}
