import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { listenProblem, portText, refuseTakenPort } from './taken-port.mjs';

it('names the port, who has it, and the command that works', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  expect(await listenProblem(port, '0.0.0.0')).toBe('EADDRINUSE');
  const attempt = refuseTakenPort({ NODE_ENV: 'production', PORT: String(port) });
  await expect(attempt).rejects.toThrow(`Port ${port} is taken by `);
  if (process.platform === 'linux') await expect(attempt).rejects.toThrow(`(process ${process.pid})`);
  await expect(attempt).rejects.toThrow(`PORT=${port + 1} npm start`);
  holder.close();
  await once(holder, 'close');
  await expect(refuseTakenPort({ NODE_ENV: 'production', PORT: String(port) })).resolves.toBeUndefined();
});

it('says that a low port is not for this user', () => {
  expect(portText(80, 'EACCES')).toContain('PORT=3000 npm start');
});

it('leaves a port that is no number to the list of wrong settings', async () => {
  await expect(refuseTakenPort({ NODE_ENV: 'production', PORT: 'abc' })).resolves.toBeUndefined();
});
