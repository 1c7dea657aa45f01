import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { DeletePreviewJob } from '../application/delete-preview-job.js';

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
