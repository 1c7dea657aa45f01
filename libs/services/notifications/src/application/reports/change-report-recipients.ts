import { Injectable } from '@nestjs/common';
import { newEvent, NotificationsActionAudited } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { MAX_ADDRESSES, type ReportRecipient } from '../../domain/reports/report-recipient.js';
import { auditedByCaller } from '../audited-by-caller.js';
import { notificationsErrors } from '../notifications.errors.js';
import { ReportMailPlan, ReportMailStore } from './report-mail-store.js';

/** Who is to get a report: ids of members, and addresses in lower case. */
export interface RecipientsCommand {
  readonly members: readonly string[];
  readonly addresses: readonly string[];
}

/** Says who gets the reports of a schedule. Whoever stays keeps their state: nobody who has stopped is asked again. */
@Injectable()
export class ChangeReportRecipients {
  constructor(
    private readonly store: ReportMailStore,
    private readonly plan: ReportMailPlan,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The recipients afterwards. Throws `unknown-member` and `too-many-report-addresses`. */
  execute(
    unit: UnitOfWork,
    scheduleId: string,
    wanted: RecipientsCommand,
    caller: Caller,
  ): Promise<readonly ReportRecipient[]> {
    return unit.run(async (tx) => {
      const present = await this.store.lock(tx, scheduleId);
      const members = new Set(wanted.members);
      const addresses = new Set(wanted.addresses);
      const gone = present.filter(
        ({ memberId, address }) => !members.has(memberId ?? '') && !addresses.has(address ?? ''),
      );
      const newMembers = [...members].filter((id) => present.every(({ memberId }) => memberId !== id));
      const newAddresses = [...addresses].filter((each) => present.every(({ address }) => address !== each));
      if (gone.length + newMembers.length + newAddresses.length === 0) return present;
      await this.#checkMembers(tx, newMembers);
      await this.store.remove(
        tx,
        gone.map(({ id }) => id),
      );
      const at = this.clock.now();
      const added = [
        ...newMembers.map((memberId) => this.#recipient(scheduleId, { memberId, address: null, status: 'active' }, at)),
        ...newAddresses.map((address) =>
          this.#recipient(scheduleId, { memberId: null, address, status: 'pending' }, at),
        ),
      ];
      await this.store.add(tx, added);
      if ((await this.store.countAddresses(tx)) > MAX_ADDRESSES)
        throw notificationsErrors.error('too-many-report-addresses');
      const asked = added.filter(({ status }) => status === 'pending').map(({ id }) => id);
      await this.plan.confirmations(tx, tx.tenantId, asked);
      await this.#audit(tx, scheduleId, wanted, caller, at);
      return [...present.filter((each) => !gone.includes(each)), ...added];
    });
  }

  #recipient(
    scheduleId: string,
    who: Pick<ReportRecipient, 'memberId' | 'address' | 'status'>,
    changedAt: Date,
  ): ReportRecipient {
    return { id: this.ids.next(), scheduleId, ...who, changedAt };
  }

  async #checkMembers(tx: TenantTx, ids: readonly string[]): Promise<void> {
    const known = new Set(await this.store.activeMembers(tx, tx.tenantId, ids));
    if (!ids.every((id) => known.has(id))) throw notificationsErrors.error('unknown-member');
  }

  /** Numbers only: entries can never be erased, and an address is somebody's. */
  async #audit(tx: TenantTx, id: string, { members, addresses }: RecipientsCommand, caller: Caller, at: Date) {
    const payload = auditedByCaller(caller, {
      entry_id: this.ids.next(),
      action: 'report-recipients.changed',
      target: { kind: 'report-schedule', id },
      before: null,
      after: { members: [...members], other_addresses: addresses.length },
      at: at.toISOString(),
    });
    await this.log.append(tx, [
      newEvent(NotificationsActionAudited, { id: payload.entry_id, tenantId: tx.tenantId, time: at, payload }),
    ]);
  }
}
