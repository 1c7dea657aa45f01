#!/usr/bin/env node
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabases, version } from './databases.mjs';
import { ledgerBeside, ledgerOf, mergeLedger } from './erasure-ledger.mjs';
import { takeBackup } from './take-backup.mjs';
import { timedLog } from './timed-log.mjs';

const usage = `npm run backup -- --out DIR [--data DIR [--databases each]]

  --out DIR    new folder for the backup
  --data DIR   data folder of npm start; default: the database of HEARBACK_DATABASE_URL (and of <SERVICE>_DATABASE_URL) if
               set, else .data
  --databases one|each
               with --data: one database for all services or one for each, as npm start was run
  --help       this text

The product may run meanwhile. The last line on stdout is JSON.
`;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    data: { type: 'string' },
    databases: { type: 'string', default: 'one' },
    help: { type: 'boolean', default: false },
  },
});
const log = timedLog();
if (values.help || values.out === undefined) {
  process.stderr.write(usage);
  process.exit(values.help ? 0 : 64);
}
try {
  const out = resolve(values.out);
  const opened = await openDatabases({ data: values.data, databases: values.databases, environment: process.env, log });
  try {
    const { at, databases } = await takeBackup({ databases: opened.databases, out, version, log });
    // Beside the backup, not in it: erasures after it have to be added.
    await mergeLedger(
      ledgerOf(values.data ?? (process.env.HEARBACK_DATABASE_URL ? undefined : '.data'), process.env),
      ledgerBeside(out),
    );
    const rows = databases.flatMap(({ tables }) => tables).reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`${JSON.stringify({ out, at, databases: databases.length, rows })}\n`);
  } finally {
    await opened.close();
  }
} catch (error) {
  log(`backup failed: ${error.message}`);
  process.exitCode = 1;
}
