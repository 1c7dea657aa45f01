#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { build, install } from '../start/prepare.mjs';
import { readArguments, usage } from './arguments.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const log = (text) => process.stderr.write(`${text}\n`);

async function main() {
  const options = readArguments(process.argv.slice(2));
  if (options.help) return void process.stdout.write(usage);
  await install(root, log);
  await build(root, log);
  // Imported here, because its packages may not be installed before.
  const { runBench } = await import('./run-bench.mjs');
  await runBench({ ...options, log });
}

try {
  await main();
} catch (error) {
  log(error.stack);
  process.exitCode = 1;
}
