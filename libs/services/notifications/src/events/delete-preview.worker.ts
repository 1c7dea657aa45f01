import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { BatchTx } from '@hearback/database';
import { defineJob, HandleJob, type JobOf } from '@hearback/jobs';

/** Deletes a preview of a mail that has expired. */
export const DeletePreviewJob = defineJob('notifications.delete-preview', Type.Object({ preview_id: Type.String() }));

/** Deletes previews of mails that have expired. */
@Injectable()
export class DeletePreviewWorker {
  @HandleJob(DeletePreviewJob)
  async delete({ tenantId, payload }: JobOf<(typeof DeletePreviewJob)['schema']>) {
    return async (tx: BatchTx): Promise<void> => {
      await tx.query('delete from notifications.mail_preview where tenant_id = $1 and id = $2', [
        tenantId,
        payload.preview_id,
      ]);
    };
  }
}
