import { TenantDatabase, type Tx } from '@hearback/database';
import { Sealer } from '@hearback/http';
import { defineJob, JobQueue } from '@hearback/jobs';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { BackgroundWork, type ResetRequest } from '../application/background-work.js';
import type { EndedSession } from '../application/person-store.js';

const ended = Type.Object({
  entry_id: Type.String(),
  workspace_id: Type.String(),
  session_id: Type.String(),
  staff_id: Type.String(),
});

/** Records the ends of sessions in the audit logs of other workspaces. */
export const RecordEnds = defineJob(
  'accounts.record-ended-sessions',
  Type.Object({ at: Type.String(), ended: Type.Array(ended) }),
);
/** Mails a link with which a password is reset. */
export const MailReset = defineJob('accounts.mail-password-reset', Type.Object({ sealed: Type.String() }));

/** Whose jobs those are that nobody with a credential has caused: a request for an address has no workspace, which may not even exist. */
const NO_WORKSPACE = '00000000-0000-0000-0000-000000000000';

/** Under which name the address of a request is sealed: it may be anybody's, and a job that fails for good stays. */
export const RESET_REQUEST = 'request to reset a password';

/** `BackgroundWork` as jobs. */
@Injectable()
export class JobBackgroundWork extends BackgroundWork {
  constructor(
    private readonly jobs: JobQueue,
    private readonly database: TenantDatabase,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    super();
  }

  override recordEnds(tx: Tx, workspaceId: string, sessions: readonly EndedSession[], at: Date): Promise<void> {
    // The entries get their ids here, so that a job that runs twice records them once.
    const payload = {
      at: at.toISOString(),
      ended: sessions.map(({ tenantId, id, staffId }) => ({
        entry_id: this.ids.next(),
        workspace_id: tenantId,
        session_id: id,
        staff_id: staffId,
      })),
    };
    return this.jobs.enqueue(tx, RecordEnds, { tenantId: workspaceId, payload, dueAt: at });
  }

  override async mailReset(request: ResetRequest): Promise<void> {
    const sealed = this.sealer.seal(JSON.stringify(request), RESET_REQUEST).toString('base64');
    const job = { tenantId: NO_WORKSPACE, payload: { sealed }, dueAt: this.clock.now() };
    await this.database.withTenant(NO_WORKSPACE, (tx) => this.jobs.enqueue(tx, MailReset, job));
  }
}
