#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { build, install } from '../start/prepare.mjs';
import { readArguments, usage } from './arguments.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (text) => process.stderr.write(`${text}\n`);

async function main() {
  const options = readArguments(process.argv.slice(2));
  if (options.help) return void process.stdout.write(usage);
  await install(root, say);
  await build(root, say);
  // What it imports is there only now.
  const { runBench } = await import('./run-bench.mjs');
  await runBench({ ...options, say });
}

try {
  await main();
} catch (error) {
  say(error.stack);
  process.exitCode = 1;
}
