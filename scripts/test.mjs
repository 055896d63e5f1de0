#!/usr/bin/env node
/** `npm test`: installs what the tests need, a browser too, runs them all, ends with their count. */
import { refuseOldNode } from './bootstrap/node-version.mjs';

refuseOldNode();
void import('./bootstrap/test.mjs').then((module) => module.runTestCommand('testCommand'));
