#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { readArguments, usage } from './arguments.mjs';
import { runCampaign } from './campaign-run.mjs';
import { PLANTED } from './planted/planted.mjs';
import { runStages } from './stages.mjs';
import { runThreads } from './thread-run.mjs';

const log = (text) => process.stderr.write(`${new Date().toISOString().slice(11, 23)} ${text}\n`);

function revision() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

function runOf({ campaign, threads, plant }) {
  const bug = PLANTED[plant];
  if (campaign > 0 || bug?.campaign > 0) return runCampaign;
  return threads > 0 || bug?.threads > 0 ? runThreads : runStages;
}

async function main() {
  const options = readArguments(process.argv.slice(2));
  if (options.help) return void process.stdout.write(usage);
  log(`seed ${options.seed}, shape ${options.shape}`);
  const folder = mkdtempSync('/var/tmp/hearback-chaos-');
  // If this process is root, PostgreSQL runs as another user, which must be able to reach its data in this folder.
  chmodSync(folder, 0o755);
  try {
    const result = await runOf(options)({ ...options, folder, log });
    const { shape, seed, plant = null } = options;
    process.stdout.write(`${JSON.stringify({ shape, seed, revision: revision(), plant, ...result })}\n`);
    process.exitCode = result.violations.length === 0 ? 0 : 1;
  } finally {
    if (options.keepData) log(`kept ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  log(error.stack);
  process.exitCode = 2;
}
