import type { BatchTx } from '@hearback/database';
import { nextRevision } from './survey-clock.js';

/** Closes all surveys of these workspaces. Processes that have cached a copy notice it within a second, which they would not if the copy were gone. */
export async function closeSurveys(tx: BatchTx, tenantIds: readonly string[], at: Date): Promise<void> {
  const revision = await nextRevision(tx);
  await tx.query(
    `update responses.survey set status = 'closed', revision = $2, changed_at = $3 where tenant_id = any ($1::uuid[])`,
    [tenantIds, revision, at],
  );
}
