/** How fast a guide is sent, beside its baselines in the same run. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ended, freePort, print, type Running, startApp, startProgram } from './app';
import { load, median } from './load';

const guide = '/guides/backend';
const rounds = 5;
const seconds = 4;

/** Node's own server with one answer, always the same. */
async function startBareNode(folder: string, name: string, headers: readonly string[]): Promise<Running> {
  const port = await freePort();
  const file = path.join(folder, `${name}.cjs`);
  const source = `const{readFileSync}=require('fs');const b=readFileSync(__dirname+'/page.gz');const h=${JSON.stringify(headers)};require('http').createServer((q,r)=>{r.writeHead(200,h);r.end(b)}).listen(${port},'127.0.0.1',()=>console.log('ready'))`;
  await writeFile(file, source);
  return startProgram(process.execPath, [file], port, {}, /ready/);
}

async function startNginx(folder: string, upstream: number): Promise<Running & { readonly proxyUrl: string }> {
  const [port, proxyPort] = [await freePort(), await freePort()];
  const conf = await readFile('docs/nginx/cairn.conf', 'utf8');
  const site = conf
    .replace('/var/cache/nginx/cairn', `${folder}/cache`)
    .replace('127.0.0.1:3000', `127.0.0.1:${upstream}`)
    .replace('listen 80;', `listen 127.0.0.1:${proxyPort};`);
  const main = `worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; user root;
events { worker_connections 512; }
http { access_log off; client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3; uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
server { listen 127.0.0.1:${port}; location / { root ${folder}; default_type text/html; try_files /page.gz =404; add_header Content-Encoding gzip; } }
${site} }`;
  await writeFile(path.join(folder, 'nginx.conf'), main);
  const child = spawn('nginx', ['-c', path.join(folder, 'nginx.conf')], { stdio: 'ignore' });
  await new Promise((resolve) => setTimeout(resolve, 800));
  if (child.exitCode !== null)
    throw new Error(`nginx did not start: ${await readFile(path.join(folder, 'error.log'), 'utf8')}`);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended(child);
  };
  return {
    url: `http://127.0.0.1:${port}`,
    proxyUrl: `http://127.0.0.1:${proxyPort}`,
    port,
    pid: child.pid ?? 0,
    stop,
  };
}

/** The same HTML as a static page of a bare Next app, with Next's own cache and compression. */
async function startNext(folder: string, html: string): Promise<Running> {
  const app = path.join(folder, 'next');
  await mkdir(path.join(app, 'app'), { recursive: true });
  await symlink(path.resolve('node_modules'), path.join(app, 'node_modules'));
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  await writeFile(path.join(app, 'app/article.json'), JSON.stringify(main));
  await writeFile(
    path.join(app, 'app/layout.jsx'),
    'export default function L({children}){return <html><body>{children}</body></html>}',
  );
  await writeFile(
    path.join(app, 'app/page.jsx'),
    "import article from './article.json';export default function P(){return <div dangerouslySetInnerHTML={{__html:article}}/>}",
  );
  await writeFile(
    path.join(app, 'next.config.mjs'),
    `export default {turbopack:{root:${JSON.stringify(path.resolve('.'))}},outputFileTracingRoot:${JSON.stringify(path.resolve('.'))}}`,
  );
  const bin = path.resolve('node_modules/next/dist/bin/next');
  const build = spawn(process.execPath, [bin, 'build', '--webpack', app], {
    stdio: 'ignore',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  await ended(build);
  if (build.exitCode !== 0) throw new Error('the bare Next app did not build');
  const port = await freePort();
  return startProgram(
    process.execPath,
    [bin, 'start', app, '-p', String(port), '-H', '127.0.0.1'],
    port,
    {},
    /Ready|started/i,
  );
}

type Answer = { readonly body: Buffer; readonly headers: readonly string[] };

/** An answer as it comes, compressed; without the headers that Node adds to each by itself. */
function readAnswer(url: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    http.get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = [];
      const named = Array.from({ length: response.rawHeaders.length / 2 }, (_, index) =>
        response.rawHeaders.slice(index * 2, index * 2 + 2),
      );
      const headers = named.filter(([name = '']) => !/^(?:date|connection|keep-alive)$/i.test(name)).flat();
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ body: Buffer.concat(chunks), headers }));
      response.on('error', reject);
    });
  });
}

export async function benchPages(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-bench-'));
  const app = await startApp();
  const running: Running[] = [app];
  try {
    await fetch(app.url + guide);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const page = await readAnswer(app.url + guide);
    await writeFile(path.join(folder, 'page.gz'), page.body);
    const html = await (await fetch(app.url + guide)).text();
    const nginx = await startNginx(folder, app.port);
    const few = ['content-type', 'text/html; charset=utf-8', 'content-encoding', 'gzip'];
    const length = ['content-length', String(page.body.length), 'cache-control', 'public, max-age=0'];
    const bare = await startBareNode(folder, 'bare', [...few, ...length]);
    const same = await startBareNode(folder, 'same', page.headers);
    running.push(nginx, bare, same);
    const next = await startNext(folder, html);
    running.push(next);
    const targets = [
      ['nginx, static file', nginx.url],
      ['bare Node, same body', bare.url],
      ['bare Node, same answer', same.url],
      ['Cairn', app.url + guide],
      ['Cairn behind nginx cache', nginx.proxyUrl + guide],
      ['Next, its own cached page', next.url],
    ] as const;
    const results = new Map<string, { perSecond: number[]; p99: number[]; errors: number }>(
      targets.map(([name]) => [name, { perSecond: [], p99: [], errors: 0 }]),
    );
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, url] of targets) {
        await load(url, 1);
        const { perSecond, p99Ms, errors } = await load(url, seconds);
        const result = results.get(name);
        result?.perSecond.push(perSecond);
        result?.p99.push(p99Ms);
        if (result !== undefined) result.errors += errors;
      }
    }
    const rate = (name: string) => median(results.get(name)?.perSecond ?? [0]);
    print(`guide page, ${page.body.length} bytes gzip, 32 connections, median of ${rounds} rounds`);
    for (const [name] of targets) {
      const { p99, errors } = results.get(name) ?? { p99: [], errors: 0 };
      print(
        `  ${name.padEnd(28)} ${rate(name).toFixed(0).padStart(7)} req/s  p99 ${median(p99).toFixed(1).padStart(7)} ms  of nginx ${(rate(name) / rate('nginx, static file')).toFixed(3)}  of bare Node ${(rate(name) / rate('bare Node, same body')).toFixed(3)}, same answer ${(rate(name) / rate('bare Node, same answer')).toFixed(3)}${errors > 0 ? `  ${errors} errors` : ''}`,
      );
    }
  } finally {
    for (const each of running.reverse()) await each.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
