import { Client } from 'pg';
import { readLedger } from '../ledger.mjs';
import { auditCounts } from './counts.mjs';
import { auditDeadLetters } from './dead-letters.mjs';
import { auditErrors } from './errors.mjs';
import { auditLog, drained } from './log.mjs';
import { auditMails, mailsSent } from './mails.mjs';
import { auditResponses } from './responses.mjs';
import { auditTasks } from './tasks.mjs';
import { auditWebhooks, webhooksSent } from './webhooks.mjs';

/**
 * Waits until consumers, mails and webhooks are done or nothing has moved for `stallMs`, then compares the stored state with the ledger. Returns
 * figures and `violations`, each of which starts with the number of the violated invariant.
 */
export async function audit({ harness, ledgerPath, stallMs, expectedErrors = [] }) {
  const database = new Client({ connectionString: harness.databaseUrl });
  await database.connect();
  try {
    const { workspaces, sink } = harness;
    const ledger = readLedger(ledgerPath);
    const startedAt = performance.now();
    let left = (await drained(database, stallMs)).map((text) => `I9 not drained: ${text}`);
    const drainMs = Math.round(performance.now() - startedAt);
    // If the log was not drained, its mails will not all be sent either.
    left.push(...(await mailsSent(database, left.length === 0 ? stallMs : 0)));
    left.push(...(await webhooksSent(database, left.length === 0 ? stallMs : 0)));
    if (left.length === 0) left = (await drained(database, stallMs)).map((text) => `I9 not drained: ${text}`);
    const responses = await auditResponses(database, { ledger, workspaces });
    const storedIds = new Set(
      (await database.query('select submission_id as id from responses.response')).rows.map(({ id }) => id),
    );
    const log = await auditLog(database, responses);
    const counts = await auditCounts(database, { workspaces, ledger, storedIds });
    const tasks = await auditTasks(database, { ledger, storedIds });
    const mails = await auditMails(database, { sink });
    const webhooks = await auditWebhooks(database, harness);
    const deadLetters = await auditDeadLetters(database, harness);
    return {
      acknowledged: responses.acknowledged,
      revised: responses.revised,
      abandoned: responses.abandoned,
      stored: responses.stored,
      tasks: tasks.tasks,
      mails: mails.mails,
      repeatedMails: mails.repeatedMails,
      webhooks: webhooks.webhooks,
      repeatedWebhooks: webhooks.repeatedWebhooks,
      poisons: harness.poisons,
      drainMs,
      violations: [
        ...left,
        ...responses.violations,
        ...log,
        ...counts,
        ...tasks.violations,
        ...mails.violations,
        ...webhooks.violations,
        ...deadLetters,
        ...auditErrors(harness.logFile, expectedErrors),
      ],
    };
  } finally {
    await database.end();
  }
}
