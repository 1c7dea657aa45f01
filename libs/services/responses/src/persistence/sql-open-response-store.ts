import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { OpenResponseStore } from '../application/open-response-store.js';
import type { SubmissionKey } from '../application/response-store.js';
import type { OpenResponse } from '../domain/open-response.js';
import { openResponseFromRow, type OpenResponseRow } from './open-response.row.js';

/** The columns of an open response. */
export const OPEN_RESPONSE_COLUMNS = `tenant_id, survey_id, submission_id, response_id, survey_version, edit_key_hash, answers, hidden_fields,
  language, customer_external_id, unverified_customer_external_id, channel, personal_link_id, revision, begun_at, changed_at,
  completed_at, stored_at, withdrawn_at, is_test, invitation_id, has_gesture`;

const SELECT = `select ${OPEN_RESPONSE_COLUMNS} from responses.open_response`;

const THIS = 'tenant_id = $1 and survey_id = $2 and submission_id = $3';

/** Adds the state of the row that the statement before returns as a revision. */
const WITH_REVISION = `
  insert into responses.response_revision
    (tenant_id, response_id, revision, answers, hidden_fields, language, completed, saved_at)
  select tenant_id, response_id, revision, answers, hidden_fields, language, completed_at is not null, changed_at
  from saved returning 1`;

/** `OpenResponseStore` in SQL. */
@Injectable()
export class SqlOpenResponseStore extends OpenResponseStore {
  override find(tx: BatchTx, key: SubmissionKey): Promise<OpenResponse | undefined> {
    return this.#read(tx, key, '');
  }

  override lock(tx: BatchTx, key: SubmissionKey): Promise<OpenResponse | undefined> {
    return this.#read(tx, key, 'for update');
  }

  override async add(tx: BatchTx, open: OpenResponse): Promise<boolean> {
    const rows = await tx.query(
      `with saved as (
         insert into responses.open_response
           (tenant_id, survey_id, submission_id, response_id, survey_version, edit_key_hash, answers, hidden_fields, language,
            customer_external_id, unverified_customer_external_id, channel, revision, begun_at, changed_at, completed_at,
            personal_link_id, is_test, invitation_id, has_gesture)
         select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::integer, $6::text, $7::json, $8::json, $9::text, $10::text, $11::text,
           $12::text, $13::integer, $14::timestamptz, $14::timestamptz, $15::timestamptz, $16::uuid, $17::boolean,
           $18::uuid, $19::boolean
         where not exists (select 1 from responses.response where ${THIS})
         on conflict (tenant_id, survey_id, submission_id) do nothing returning *
       ) ${WITH_REVISION}`,
      [
        ...keyOf(open),
        open.id,
        open.version,
        open.editKeyHash,
        JSON.stringify(open.answers),
        JSON.stringify(open.hiddenFields),
        open.language ?? null,
        open.customer ?? null,
        open.unverifiedCustomer ?? null,
        open.channel,
        open.revision,
        open.begunAt,
        open.completedAt ?? null,
        open.personalLinkId ?? null,
        open.isTest,
        open.invitationId ?? null,
        open.hasGesture,
      ],
    );
    return rows.length > 0;
  }

  override async update(tx: BatchTx, open: OpenResponse): Promise<void> {
    await tx.query(
      `with saved as (
         update responses.open_response
         set answers = $4::json, hidden_fields = $5::json, language = $6, revision = $7, changed_at = $8, completed_at = $9,
           has_gesture = $10
         where ${THIS} returning *
       ) ${WITH_REVISION}`,
      [
        ...keyOf(open),
        JSON.stringify(open.answers),
        JSON.stringify(open.hiddenFields),
        open.language ?? null,
        open.revision,
        open.changedAt,
        open.completedAt ?? null,
        open.hasGesture,
      ],
    );
  }

  override async markStored(tx: BatchTx, open: OpenResponse, at: Date): Promise<void> {
    await tx.query(`update responses.open_response set stored_at = $4 where ${THIS}`, [...keyOf(open), at]);
  }

  override async withdraw(tx: BatchTx, open: OpenResponse, at: Date): Promise<void> {
    await tx.query(
      `update responses.open_response set answers = '{}', hidden_fields = '{}', customer_external_id = null,
         unverified_customer_external_id = null, withdrawn_at = $4 where ${THIS}`,
      [...keyOf(open), at],
    );
    const response = [open.tenantId, open.id];
    await tx.query('delete from responses.response_revision where tenant_id = $1 and response_id = $2', response);
    if (open.storedAt === undefined) return;
    await tx.query('delete from responses.response where tenant_id = $1 and id = $2', response);
  }

  async #read(tx: BatchTx, key: SubmissionKey, lock: string): Promise<OpenResponse | undefined> {
    const [row] = await tx.query<OpenResponseRow>(`${SELECT} where ${THIS} ${lock}`, keyOf(key));
    return row && openResponseFromRow(row);
  }
}

function keyOf({ tenantId, surveyId, submissionId }: SubmissionKey): readonly string[] {
  return [tenantId, surveyId, submissionId];
}
