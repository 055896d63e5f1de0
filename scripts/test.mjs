#!/usr/bin/env node
/** `npm test`: installs what the tests need, a browser too, runs them all, ends with their count. */
import { oldestNodeForTests, refuseOldNode } from './bootstrap/node-version.mjs';

refuseOldNode(oldestNodeForTests, 'The tests of Cairn need');
void import('./bootstrap/test.mjs').then((module) => module.runTestCommand('testCommand'));
