#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { build, install } from '../start/prepare.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (text) => process.stderr.write(`${text}\n`);
await install(root, say);
await build(root, say);
// What it imports is there only now.
await import('./run-bench.mjs');
