import { Injectable } from '@nestjs/common';
import type { Row, Tx } from '@hearback/database';
import {
  NO_DRAFT,
  ReplyDraftStore,
  type DraftKey,
  type ReplyDraft,
} from '../../application/drafts/reply-draft-store.js';

/** `ReplyDraftStore` in SQL. */
@Injectable()
export class SqlReplyDraftStore extends ReplyDraftStore {
  override async find(tx: Tx, tenantId: string, { taskId, memberId }: DraftKey): Promise<ReplyDraft> {
    const [row] = await tx.query<ReplyDraft & Row>(
      `select text, version, saved_at as "savedAt" from followups.reply_draft
       where tenant_id = $1 and task_id = $2 and member_id = $3`,
      [tenantId, taskId, memberId],
    );
    return row ?? NO_DRAFT;
  }

  override async save(
    tx: Tx,
    tenantId: string,
    { taskId, memberId }: DraftKey,
    { text, version, at }: { readonly text: string; readonly version: number; readonly at: Date },
  ): Promise<ReplyDraft | undefined> {
    const [row] = await tx.query<ReplyDraft & Row>(
      `insert into followups.reply_draft as d (tenant_id, task_id, member_id, text, version, saved_at)
       select $1::uuid, $2::uuid, $3::uuid, $4, $5::integer + 1, $6::timestamptz
       where $5 = 0 or exists
         (select from followups.reply_draft where tenant_id = $1 and task_id = $2 and member_id = $3)
       on conflict (tenant_id, task_id, member_id) do update
       set text = excluded.text, version = excluded.version, saved_at = excluded.saved_at
       where d.version = $5 returning text, version, saved_at as "savedAt"`,
      [tenantId, taskId, memberId, text, version, at],
    );
    return row;
  }

  override async clear(tx: Tx, tenantId: string, { taskId, memberId }: DraftKey, at: Date): Promise<void> {
    await tx.query(
      `update followups.reply_draft set text = '', version = version + 1, saved_at = $4
       where tenant_id = $1 and task_id = $2 and member_id = $3 and text <> ''`,
      [tenantId, taskId, memberId, at],
    );
  }

  override async discardOf(tx: Tx, tenantId: string, memberId: string): Promise<void> {
    await tx.query('delete from followups.reply_draft where tenant_id = $1 and member_id = $2', [tenantId, memberId]);
  }
}
