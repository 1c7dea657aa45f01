import { BatchDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { SolvedChallenge } from '../application/proof-of-work.js';
import type { SubmissionKey } from '../application/response-store.js';
import { UsedProofs, type Submitter } from '../application/used-proofs.js';

/** `UsedProofs` in SQL. */
@Injectable()
export class SqlUsedProofs extends UsedProofs {
  constructor(private readonly database: BatchDatabase) {
    super();
  }

  override use({ tenantId, submissionId }: Submitter, { nonce, expiresAt }: SolvedChallenge, now: Date) {
    return this.database.withTenants([tenantId], async (tx) => {
      await tx.query('delete from responses.used_proof where tenant_id = $1 and expires_at <= $2', [tenantId, now]);
      const added = await tx.query(
        `insert into responses.used_proof (tenant_id, nonce, submission_id, expires_at) values ($1, $2, $3, $4)
         on conflict (tenant_id, nonce) do nothing returning 1`,
        [tenantId, nonce, submissionId ?? null, expiresAt],
      );
      if (added.length > 0 || submissionId === undefined) return added.length > 0;
      const again = await tx.query(
        'select 1 from responses.used_proof where tenant_id = $1 and nonce = $2 and submission_id = $3',
        [tenantId, nonce, submissionId],
      );
      return again.length > 0;
    });
  }

  override async isKnown({ tenantId, surveyId, submissionId }: SubmissionKey): Promise<boolean> {
    const rows = await this.database.withTenants([tenantId], (tx) =>
      tx.query(
        `select 1 from responses.open_response where tenant_id = $1 and survey_id = $2 and submission_id = $3
         union all
         select 1 from responses.response where tenant_id = $1 and survey_id = $2 and submission_id = $3`,
        [tenantId, surveyId, submissionId],
      ),
    );
    return rows.length > 0;
  }
}
