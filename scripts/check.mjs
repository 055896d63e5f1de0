#!/usr/bin/env node
/** `npm run check`: style, walls, types, dead code, content, migrations, then every test. `--static` leaves out the tests. */
import { oldestNodeForTests, refuseOldNode } from './bootstrap/node-version.mjs';

refuseOldNode(oldestNodeForTests, 'The tests of Cairn need');
void import('./bootstrap/test.mjs').then((module) => module.runTestCommand('checkCommand'));
