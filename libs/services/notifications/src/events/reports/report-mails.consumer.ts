import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { ReportPrepared, ReportScheduleDeleted, type EventOf } from '@hearback/contracts';
import type { BatchTx, Tx } from '@hearback/database';
import type { ReportContent } from '@hearback/documents';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock, done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { ReportMailPlan, ReportMailStore } from '../../application/reports/report-mail-store.js';
import { SendReportMail } from '../../application/reports/send-report-mail.js';

/** Sends one report; drawing it takes a moment of CPU, so one at a time. */
export const SendReportMailJob = defineJob('notifications.send-report-mail', Type.Object({ mail_id: Type.String() }), {
  maxAttempts: 12,
  concurrency: 1,
});

/** Asks the owner of an address. */
export const ConfirmReportJob = defineJob(
  'notifications.confirm-report',
  Type.Object({ recipient_id: Type.String() }),
  {
    maxAttempts: 12,
  },
);

/** `ReportMailPlan` with jobs. */
@Injectable()
export class JobReportMailPlan extends ReportMailPlan {
  constructor(
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {
    super();
  }

  override confirmations(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
    const dueAt = this.clock.now();
    const jobs = ids.map((id) => ({ tenantId, payload: { recipient_id: id }, dueAt, dedupe: id }));
    return this.jobs.enqueueAll(tx, ConfirmReportJob, jobs);
  }
}

/** Plans and sends reports. The ids of mails follow from edition and recipient: the same event again adds none. */
@Injectable()
export class ReportMailsConsumer {
  constructor(
    private readonly store: ReportMailStore,
    private readonly jobs: JobQueue,
    private readonly send: SendReportMail,
    private readonly clock: Clock,
  ) {}

  @Subscribe(ReportPrepared)
  prepared(events: readonly EventOf<typeof ReportPrepared>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof ReportPrepared>(events, async ({ tenantId, payload }) => {
      const { edition_id: id, schedule_id: scheduleId, member_id: memberId, report } = payload;
      const now = this.clock.now();
      // The words of the contract are open; what this version does not know is written in English, and as no clear change.
      const edition = { tenantId, id, scheduleId, memberId, report: report as unknown as ReportContent };
      const mails = await this.store.addEdition(tx, edition, now);
      const jobs = mails.map((mail) => ({ tenantId, payload: { mail_id: mail }, dueAt: now, dedupe: mail }));
      await this.jobs.enqueueAll(tx, SendReportMailJob, jobs);
      return done();
    });
  }

  @Subscribe(ReportScheduleDeleted)
  deleted(events: readonly EventOf<typeof ReportScheduleDeleted>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof ReportScheduleDeleted>(events, async ({ tenantId, payload }) => {
      await this.store.forget(tx, tenantId, payload.schedule_id);
      return done();
    });
  }

  @HandleJob(SendReportMailJob)
  mail({ tenantId, payload, attempt }: JobOf<(typeof SendReportMailJob)['schema']>) {
    return this.send.execute({ tenantId, id: payload.mail_id, isLast: attempt >= SendReportMailJob.maxAttempts });
  }

  @HandleJob(ConfirmReportJob)
  confirm({ tenantId, payload }: JobOf<(typeof ConfirmReportJob)['schema']>): Promise<void> {
    return this.send.confirm(tenantId, payload.recipient_id);
  }
}
