#!/usr/bin/env node
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabases, version } from './databases.mjs';
import { stamped } from './stamped.mjs';
import { takeBackup } from './take-backup.mjs';

const usage = `npm run backup -- --out DIR [--data DIR [--databases each]]

  --out DIR    new folder for the backup
  --data DIR   data folder of npm start; default: the database of HEARBACK_DATABASE_URL (and of <SERVICE>_DATABASE_URL),
               else .data
  --databases one|each
               of a data folder: one database for all services, or one for each, as npm start was told
  --help       this text

The product may run and take answers meanwhile. The last line on stdout is JSON.
`;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    data: { type: 'string' },
    databases: { type: 'string', default: 'one' },
    help: { type: 'boolean', default: false },
  },
});
const say = stamped();
if (values.help || values.out === undefined) {
  process.stderr.write(usage);
  process.exit(values.help ? 0 : 64);
}
try {
  const out = resolve(values.out);
  const place = await openDatabases({ data: values.data, databases: values.databases, environment: process.env, say });
  try {
    const { at, databases } = await takeBackup({ databases: place.databases, out, version, say });
    const rows = databases.flatMap(({ tables }) => tables).reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`${JSON.stringify({ out, at, databases: databases.length, rows })}\n`);
  } finally {
    await place.close();
  }
} catch (error) {
  say(`no backup was made: ${error.message}`);
  process.exitCode = 1;
}
