#!/usr/bin/env node
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkedBackup } from './backup-folder.mjs';
import { openDatabases } from './databases.mjs';
import { restoreBackup } from './restore-backup.mjs';
import { stamped } from './stamped.mjs';

const usage = `npm run restore -- --from DIR [--data DIR [--databases each] | --check]

  --from DIR   a backup
  --data DIR   new data folder for npm start; default: the empty database of HEARBACK_DATABASE_URL (and of
               <SERVICE>_DATABASE_URL), which needs HEARBACK_ROLE_PASSWORD too, else .data
  --databases one|each
               of a data folder: one database for all services, or one for each, as the backup has it
  --check      compare the files with their sums and do nothing else
  --help       this text

Start no process of the product on the target before it is done. The last line on stdout is JSON.
`;

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    data: { type: 'string' },
    databases: { type: 'string', default: 'one' },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const say = stamped();
if (values.help || values.from === undefined) {
  process.stderr.write(usage);
  process.exit(values.help ? 0 : 64);
}

async function restored(from) {
  const place = await openDatabases({
    data: values.data,
    databases: values.databases,
    environment: process.env,
    make: true,
    say,
  });
  try {
    if (!place.rolePassword) throw new Error('HEARBACK_ROLE_PASSWORD is not set; it becomes the password of the roles');
    return await restoreBackup({ databases: place.databases, from, rolePassword: place.rolePassword, say });
  } finally {
    await place.close();
  }
}

try {
  const from = resolve(values.from);
  const { at, version, databases } = values.check ? await checkedBackup(from, say) : await restored(from);
  const rows = databases.flatMap(({ tables }) => tables).reduce((sum, table) => sum + table.rows, 0);
  if (!values.check) say('restored; if Kafka carried the log, delete its topics before the first start');
  process.stdout.write(`${JSON.stringify({ from, at, version, rows })}\n`);
} catch (error) {
  say(`nothing was restored: ${error.message}`);
  process.exitCode = 1;
}
