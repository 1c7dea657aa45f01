import type { BatchTx } from '@hearback/database';

/** The next revision of the copies; the row stays locked until the commit, so that revisions become visible in order. */
export async function nextRevision(tx: BatchTx): Promise<string> {
  const [row] = await tx.query<{ revision: string }>(
    'update responses.survey_clock set revision = revision + 1 where id = 1 returning revision',
  );
  return row!.revision;
}
