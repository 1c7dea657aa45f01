#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { diagnose } from './diagnose.mjs';

const usage = `npm run doctor [-- --data DIR] [--json]

Says what is wrong with an installation, and how to mend it. Changes nothing, and may run beside the product.

  --data DIR   data folder of npm start; default: the database of HEARBACK_DATABASE_URL (and of
               <SERVICE>_DATABASE_URL) if set, else .data
  --json       print the findings as one JSON object per line
  --help       this text

Run it with the settings of the process (its environment). The exit code is 1 if there is a problem.
`;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const MARKS = { ok: '✓', warning: '!', problem: '✗', skipped: '–' };

function lineOf({ status, check, found, fix }) {
  return `${MARKS[status]} ${check}: ${found}${fix === undefined ? '' : `\n    → ${fix}`}`;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const log = (text) => process.stderr.write(`${text}\n`);
const findings = await diagnose({ root, data: values.data, environment: process.env, log });
const count = (status) => findings.filter((finding) => finding.status === status).length;
for (const finding of findings) process.stdout.write(`${values.json ? JSON.stringify(finding) : lineOf(finding)}\n`);
if (!values.json) process.stdout.write(`\n${count('problem')} problems, ${count('warning')} warnings\n`);
process.exitCode = count('problem') > 0 ? 1 : 0;
