#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingForKafka } from '../kafka/jars.mjs';
import { build, install } from '../start/prepare.mjs';

/**
 * Everything that must hold: format, lint, boundaries, types, then the tests of all kinds against a PostgreSQL of their
 * own. Each step runs even if one before it failed, so that one run tells all; the last line counts steps and tests.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (text) => process.stderr.write(`\n== ${text}\n`);
let passed = 0;
let failed = 0;

/** Runs Node with these parameters to its exit code, and says how long it took. */
function run(name, parameters) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, parameters, { cwd: root, stdio: ['ignore', 1, 2] });
    child.on('exit', (code) => {
      console.error(`${name}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
      resolve(code ?? 1);
    });
  });
}

async function step(name, ...parameters) {
  say(name);
  const code = await run(name, parameters);
  if (code === 0) passed += 1;
  else {
    failed += 1;
    console.error(`${name}: failed`);
  }
}

/** Which transports the tests run through, and what one that is left out would need. With CI=true none is left out. */
function transports() {
  const given = process.env.KAFKA_BROKERS;
  const missing = given ? [] : missingForKafka();
  if (missing.length === 0) return `transports: postgres, kafka (${given ?? 'a broker of our own'})`;
  return `transports: postgres; kafka ${process.env.CI === 'true' ? 'fails' : 'is left out'}: ${missing.join('; ')}`;
}

async function tests(kind) {
  say(`${kind} tests${kind === 'contract' ? `, ${transports()}` : ''}`);
  const report = join(tmpdir(), `hearback-${kind}-${process.pid}.json`);
  const code = await run(kind, [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    kind,
    '--json',
    '--outputFile',
    report,
    ...(kind === 'e2e' ? ['--runInBand'] : ['--maxWorkers=2']),
  ]);
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, numRuntimeErrorTestSuites } =
      JSON.parse(readFileSync(report, 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests + numRuntimeErrorTestSuites;
    if (code !== 0 && numFailedTests + numRuntimeErrorTestSuites === 0) failed += Math.max(1, numFailedTestSuites);
    if (numPassedTests === 0) failed += 1;
    if (numPendingTests > 0) console.error(`${kind}: ${numPendingTests} skipped`);
  } catch {
    failed += 1;
    console.error(`${kind}: jest wrote no report (exit ${code})`);
  } finally {
    rmSync(report, { force: true });
  }
}

const only = process.argv.slice(2);
const wanted = (name) => only.length === 0 || only.includes(name);
const startedAt = Date.now();
await install(root, say);
try {
  await build(root, say);
  passed += 1;
} catch (error) {
  failed += 1;
  console.error(error.message);
}
if (wanted('format'))
  await step('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.');
if (wanted('lint')) await step('lint', 'node_modules/oxlint/bin/oxlint');
if (wanted('boundaries')) await step('boundaries', 'tools/boundaries/check.mjs');
if (wanted('types'))
  await step('types of specs', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.spec.json', '--noEmit');
if (wanted('openapi'))
  await step(
    'openapi lint',
    'node_modules/@redocly/cli/bin/cli.js',
    'lint',
    '--config',
    'tools/docs/redocly.yaml',
    'openapi.json',
  );
for (const kind of ['unit', 'contract', 'medium', 'e2e']) if (wanted(kind)) await tests(kind);
say(`${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
