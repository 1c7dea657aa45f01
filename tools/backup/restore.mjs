#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkedBackup } from './backup-folder.mjs';
import { openDatabases } from './databases.mjs';
import { ledgerBeside, ledgerOf, mergeLedger } from './erasure-ledger.mjs';
import { restoreBackup } from './restore-backup.mjs';
import { timedLog } from './timed-log.mjs';

const usage = `npm run restore -- --from DIR [--data DIR [--databases each] | --check]

  --from DIR   a backup
  --data DIR   new data folder for npm start; default: the empty database of HEARBACK_DATABASE_URL (and of
               <SERVICE>_DATABASE_URL) if set, which needs HEARBACK_ROLE_PASSWORD too, else .data
  --databases one|each
               with --data: one database for all services or one for each, as in the backup
  --ledger FILE
               erasures of customers to apply again; default: erasures.jsonl beside the backup. They are added to the ledger of
               the target (HEARBACK_ERASURE_LEDGER, or beside the data folder), which the product applies before it serves
  --check      only verify the checksums of the files
  --help       this text

Do not start the product on the target until it is done. The last line on stdout is JSON.
`;

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    data: { type: 'string' },
    databases: { type: 'string', default: 'one' },
    ledger: { type: 'string' },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const log = timedLog();
if (values.help || values.from === undefined) {
  process.stderr.write(usage);
  process.exit(values.help ? 0 : 64);
}

/** Adds the erasures beside the backup to the ledger that the restored product reads before it serves. */
async function keepErasures(from) {
  const source = values.ledger === undefined ? ledgerBeside(from) : resolve(values.ledger);
  if (values.ledger !== undefined && !existsSync(source)) throw new Error(`there is no ledger ${source}`);
  const hasUrl = process.env.HEARBACK_DATABASE_URL !== undefined;
  const target = ledgerOf(values.data ?? (hasUrl ? undefined : '.data'), process.env);
  if (target === undefined) {
    log(
      'set HEARBACK_ERASURE_LEDGER, for the restore and the product: without it, customers who were erased since are back',
    );
    return;
  }
  log(`${await mergeLedger(source, target)} erasures of ${target} are applied before the product serves`);
}

async function restored(from) {
  const opened = await openDatabases({
    data: values.data,
    databases: values.databases,
    environment: process.env,
    create: true,
    log,
  });
  try {
    if (!opened.rolePassword)
      throw new Error('set HEARBACK_ROLE_PASSWORD: it becomes the password of the database roles');
    await keepErasures(from);
    return await restoreBackup({ databases: opened.databases, from, rolePassword: opened.rolePassword, log });
  } finally {
    await opened.close();
  }
}

try {
  const from = resolve(values.from);
  const { at, version, databases } = values.check ? await checkedBackup(from, log) : await restored(from);
  const rows = databases.flatMap(({ tables }) => tables).reduce((sum, table) => sum + table.rows, 0);
  if (!values.check) log('restored; if Kafka carried the log, delete its topics before the first start');
  process.stdout.write(`${JSON.stringify({ from, at, version, rows })}\n`);
} catch (error) {
  log(`nothing was restored: ${error.message}`);
  process.exitCode = 1;
}
