import { Injectable } from '@nestjs/common';
import { PrivacyRequested, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { deadLetter, derivedId, done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { ByHandTasks } from '../application/by-hand-tasks.js';
import { PrivacyTaskStore } from '../application/privacy-task-store.js';
import { StaffDirectory } from '../application/staff-directory.js';
import { fulfilBy, PRIVACY_REQUEST_KINDS, privacyTaskWords } from '../domain/privacy-task.js';

/** Opens a task for each confirmed privacy request: its id follows from the request, so that it is opened once. */
@Injectable()
export class PrivacyRequestsConsumer {
  constructor(
    private readonly tasks: ByHandTasks,
    private readonly staff: StaffDirectory,
    private readonly requests: PrivacyTaskStore,
  ) {}

  @Subscribe(PrivacyRequested)
  requested(events: readonly EventOf<typeof PrivacyRequested>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof PrivacyRequested>(events, async ({ tenantId, payload }) => {
      const kind = PRIVACY_REQUEST_KINDS.find((each) => each === payload.kind);
      if (kind === undefined) return deadLetter(`requests for ${payload.kind} are unknown`);
      const { language } = await this.staff.workspaceOf(tx, tenantId);
      const task = {
        ...privacyTaskWords(kind, payload.external_id, language),
        facts: null,
        assigneeId: null,
        dueAt: fulfilBy(new Date(payload.confirmed_at)),
      };
      const id = derivedId('privacy-task', payload.request_id);
      const opened = await this.tasks.open(tx, tenantId, task, { kind: 'customer', id: null }, id);
      if (opened !== undefined) await this.requests.add(tx, tenantId, id, { kind, customer: payload.external_id });
      return done();
    });
  }
}
