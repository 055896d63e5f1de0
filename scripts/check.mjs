#!/usr/bin/env node
/** `npm run check`: style, walls, types, dead code, content, migrations, then every test. `--static` leaves out the tests. */
import { refuseOldNode } from './bootstrap/node-version.mjs';

refuseOldNode();
void import('./bootstrap/test.mjs').then((module) => module.runTestCommand('checkCommand'));
