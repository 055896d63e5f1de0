#!/usr/bin/env node
/** `npm start` and `npm run dev`: installs, starts the database, migrates, builds what changed, serves. */
import { refuseOldNode } from './bootstrap/node-version.mjs';

refuseOldNode();
void import('./bootstrap/start.mjs').then((module) => module.start());
