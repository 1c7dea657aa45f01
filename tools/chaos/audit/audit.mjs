import { Client } from 'pg';
import { readLedger } from '../ledger.mjs';
import { auditAnswers } from './answers.mjs';
import { auditCounts } from './counts.mjs';
import { auditErrors } from './errors.mjs';
import { auditLog, drained } from './log.mjs';
import { auditMails, mailsSent } from './mails.mjs';
import { auditParked } from './parked.mjs';
import { auditTasks } from './tasks.mjs';

/**
 * Waits until nothing is under way (`patience` ms for each wait), then holds the stored state against the ledger. Returns
 * figures and `violations`, each beginning with the invariant that is broken.
 */
export async function audit({ stand, ledgerPath, patience, errors = [] }) {
  const database = new Client({ connectionString: stand.databaseUrl });
  await database.connect();
  try {
    const { workspaces, sink } = stand;
    const ledger = readLedger(ledgerPath);
    const began = performance.now();
    let left = (await drained(database, patience)).map((text) => `I9 not drained: ${text}`);
    const drainMs = Math.round(performance.now() - began);
    // What does not come to rest is wrong already; its mails would only be waited for in vain.
    left.push(...(await mailsSent(database, left.length === 0 ? patience : 0)));
    if (left.length === 0) left = (await drained(database, patience)).map((text) => `I9 not drained: ${text}`);
    const answers = await auditAnswers(database, { ledger, workspaces });
    const storedIds = new Set(
      (await database.query('select submission_id as id from responses.response')).rows.map(({ id }) => id),
    );
    const log = await auditLog(database, answers);
    const counts = await auditCounts(database, { workspaces, ledger, storedIds });
    const tasks = await auditTasks(database, { ledger, storedIds });
    const mails = await auditMails(database, { sink });
    const parked = await auditParked(database, stand);
    return {
      acknowledged: answers.acknowledged,
      givenUp: answers.givenUp,
      stored: answers.stored,
      tasks: tasks.tasks,
      mails: mails.mails,
      repeatedMails: mails.repeatedMails,
      poisons: stand.poisons,
      drainMs,
      violations: [
        ...left,
        ...answers.violations,
        ...log,
        ...counts,
        ...tasks.violations,
        ...mails.violations,
        ...parked,
        ...auditErrors(stand.logFile, errors),
      ],
    };
  } finally {
    await database.end();
  }
}
