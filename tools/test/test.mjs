#!/usr/bin/env node
import { readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingForKafka } from '../kafka/jars.mjs';
import { build, install } from '../start/prepare.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const log = (text) => process.stderr.write(`\n== ${text}\n`);

/** Static checks by name: the Node program and its arguments. Formatting and types check again only what has changed since. */
const CHECKS = {
  format: [
    'node_modules/prettier/bin/prettier.cjs',
    '--check',
    '--cache',
    '--cache-strategy=content',
    '--log-level=warn',
    '.',
  ],
  lint: ['node_modules/oxlint/bin/oxlint'],
  boundaries: ['tools/boundaries/check.mjs'],
  types: [
    'node_modules/typescript/bin/tsc',
    '-p',
    'tsconfig.spec.json',
    '--noEmit',
    '--incremental',
    '--tsBuildInfoFile',
    'node_modules/.cache/types.tsbuildinfo',
  ],
  openapi: ['node_modules/@redocly/cli/bin/cli.js', 'lint', '--config', 'tools/docs/redocly.yaml', 'openapi.json'],
};

/** Jest projects by name, with the number of workers: as many as the product under test leaves cores for. Those of chaos run two tests at a time. */
const KINDS = { unit: 2, contract: 2, medium: 2, e2e: 2, browser: 2, deploy: 1, chaos: 1 };

/** What `npm test` runs without arguments; the other kinds have scripts of their own. */
const DEFAULT = [...Object.keys(CHECKS), 'unit', 'contract', 'medium', 'e2e'];

const usage = `Usage: npm test -- [NAME …]

Installs, builds, and runs the named checks and kinds of tests: ${[...Object.keys(CHECKS), ...Object.keys(KINDS)].join(' ')}
(default: all but browser, deploy and chaos). A failed one does not stop the others. The last line counts checks and tests.
`;

/** A run of many files keeps modules of each in memory; a worker that holds more than this is replaced before its next file. */
const WORKER_MEMORY = '1GB';

let passed = 0;
let failed = 0;
/** Names of what failed, repeated at the end, because the output before it is long. */
const failures = [];

/** Runs a Node program; resolves to its exit code. */
function run(name, parameters) {
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, parameters, { cwd: root, stdio: ['ignore', 1, 2] });
    child.on('exit', (code) => {
      console.error(`${name}: ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
      resolve(code ?? 1);
    });
  });
}

async function check(name) {
  log(name);
  if ((await run(name, CHECKS[name])) === 0) passed += 1;
  else {
    failed += 1;
    failures.push(name);
    console.error(`${name}: failed`);
  }
}

/** Which transports the contract tests cover. Without Java and Maven, Kafka is skipped; with CI=true its tests fail instead. */
function transports() {
  const given = process.env.KAFKA_BROKERS;
  const missing = given ? [] : missingForKafka();
  if (missing.length === 0) return `transports: postgres, kafka (${given ?? 'its own broker'})`;
  return `transports: postgres; kafka ${process.env.CI === 'true' ? 'fails' : 'is skipped'}: ${missing.join('; ')}`;
}

/** Kinds that share a run, with its servers: neighbours with the same number of workers, none of which waits for the last of another. */
function runsOf(kinds) {
  const runs = [];
  for (const kind of kinds) {
    const last = runs.at(-1);
    if (last !== undefined && KINDS[kind] > 1 && KINDS[last[0]] === KINDS[kind]) last.push(kind);
    else runs.push([kind]);
  }
  return runs;
}

const hasPassed = ({ status }) => status === 'passed';

/** `file: test` for each failed test, and the file alone if it could not run. */
function failuresOf({ name, status, assertionResults }) {
  if (status !== 'failed') return [];
  const file = relative(root, name);
  const tests = assertionResults.filter((result) => result.status === 'failed').map(({ fullName }) => fullName);
  return tests.length > 0 ? tests.map((test) => `${file}: ${test}`) : [file];
}

/** The kind of the tests in a file, by its name; those without a kind are unit tests. */
const kindOf = (file) => /\.(\w+)\.spec\.\w+$/.exec(file)?.[1] ?? 'unit';

async function tests(kinds) {
  const named = kinds.join(', ');
  log(`${named} tests${kinds.includes('contract') ? `, ${transports()}` : ''}`);
  const report = join(tmpdir(), `hearback-${kinds.join('-')}-${process.pid}.json`);
  const code = await run(named, [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    ...kinds,
    '--json',
    '--outputFile',
    report,
    `--maxWorkers=${KINDS[kinds[0]]}`,
    ...(KINDS[kinds[0]] > 1 ? [`--workerIdleMemoryLimit=${WORKER_MEMORY}`] : []),
  ]);
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    passed += numPassedTests;
    failed += numFailedTests + numRuntimeErrorTestSuites;
    failures.push(...testResults.flatMap(failuresOf));
    const ran = new Set(
      testResults.filter(({ assertionResults: results }) => results.some(hasPassed)).map(({ name }) => kindOf(name)),
    );
    const missing = kinds.filter((kind) => !ran.has(kind));
    failed += missing.length;
    failures.push(...missing.map((kind) => `${kind}: no test passed`));
    if (missing.length === 0 && code !== 0 && numFailedTests + numRuntimeErrorTestSuites === 0) {
      failed += 1;
      failures.push(`${named}: jest exited with ${code}`);
    }
    if (numPendingTests > 0) console.error(`${named}: ${numPendingTests} skipped`);
  } catch {
    failed += 1;
    failures.push(`${named}: jest wrote no report (exit ${code})`);
  } finally {
    rmSync(report, { force: true });
  }
}

async function main() {
  const named = process.argv.slice(2);
  const unknown = named.find((name) => !(name in CHECKS) && !(name in KINDS));
  if (unknown !== undefined) {
    process.stderr.write(`unknown: ${unknown}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const wanted = named.length > 0 ? named : DEFAULT;
  const startedAt = Date.now();
  await install(root, log);
  try {
    await build(root, log, { checked: true });
    passed += 1;
  } catch (error) {
    failed += 1;
    failures.push('build');
    console.error(error.message);
  }
  // Two at a time: each uses one core.
  const checks = Object.keys(CHECKS).filter((name) => wanted.includes(name));
  const runChecks = async () => {
    for (let name = checks.shift(); name !== undefined; name = checks.shift()) await check(name);
  };
  await Promise.all([runChecks(), runChecks()]);
  for (const kinds of runsOf(Object.keys(KINDS).filter((kind) => wanted.includes(kind)))) await tests(kinds);
  log(`${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  for (const failure of failures) console.log(`failed: ${failure}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

await main();
