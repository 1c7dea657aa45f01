import { BatchDatabase } from '@hearback/database';
import { Sealer } from '@hearback/http';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { Injectable } from '@nestjs/common';
import type { ResetRequest } from '../application/background-work.js';
import { RecordActions } from '../application/record-actions.js';
import { ResetPassword } from '../application/reset-password.js';
import { MailReset, RecordEnds, RESET_REQUEST } from './job-background-work.js';

/** Does the work that was left for after the reply. */
@Injectable()
export class BackgroundWorker {
  constructor(
    private readonly recordActions: RecordActions,
    private readonly resetPassword: ResetPassword,
    private readonly database: BatchDatabase,
    private readonly sealer: Sealer,
  ) {}

  @HandleJob(RecordEnds)
  async record({ payload }: JobOf<(typeof RecordEnds)['schema']>): Promise<void> {
    const actions = payload.ended.map((ended) => ({
      tenantId: ended.workspace_id,
      id: ended.entry_id,
      at: new Date(payload.at),
      actor: { kind: 'staff', id: ended.staff_id } as const,
      action: 'session.ended',
      target: { kind: 'session', id: ended.session_id } as const,
      before: { staff_id: ended.staff_id },
      after: null,
    }));
    const tenantIds = [...new Set(actions.map(({ tenantId }) => tenantId))];
    await this.database.withTenants(tenantIds, (tx) => this.recordActions.execute(tx, actions));
  }

  @HandleJob(MailReset)
  async mail({ payload }: JobOf<(typeof MailReset)['schema']>): Promise<void> {
    const opened = this.sealer.open(Buffer.from(payload.sealed, 'base64'), RESET_REQUEST);
    if (opened === undefined) throw new Error('the request was sealed with another secret of the installation');
    await this.resetPassword.mail(JSON.parse(opened) as ResetRequest);
  }
}
