import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids, type FieldError } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { Playbook } from '../../domain/handling/playbook.js';
import type { Actor } from '../../domain/task.js';
import { followupsErrors } from '../followups.errors.js';
import { auditedWorkList } from './audited-work.js';
import { PlaybookStore } from './playbook-store.js';

/** A playbook to save. A step without an id is new. */
export interface PlaybookBody extends Omit<Playbook, 'id' | 'steps'> {
  readonly steps: readonly { readonly id: string | null; readonly text: string }[];
}

/** Replaces the playbooks of the workspace. What was ticked at tasks stays. */
@Injectable()
export class ReplacePlaybooks {
  constructor(
    private readonly playbooks: PlaybookStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `bad-playbooks` */
  execute(unit: UnitOfWork, bodies: readonly PlaybookBody[], by: Actor): Promise<readonly Playbook[]> {
    const errors = defects(bodies);
    if (errors.length > 0) throw followupsErrors.error('bad-playbooks', undefined, { errors });
    const playbooks = bodies.map((body) => ({
      ...body,
      id: this.ids.next(),
      steps: body.steps.map(({ id, text }) => ({ id: id ?? this.ids.next(), text })),
    }));
    return unit.run(async (tx) => {
      await this.playbooks.replace(tx, tx.tenantId, playbooks);
      const [id, at] = [this.ids.next(), this.clock.now()];
      await this.log.append(tx, [auditedWorkList(tx.tenantId, id, 'playbooks.changed', playbooks.length, by, at)]);
      return playbooks;
    });
  }
}

function defects(bodies: readonly PlaybookBody[]): FieldError[] {
  const ids = bodies.flatMap(({ steps }) => steps.map(({ id }) => id));
  return bodies.flatMap(({ ruleIds, rootCauses, steps }, n): FieldError[] => [
    ...(ruleIds.length + rootCauses.length > 0
      ? []
      : [{ pointer: `/playbooks/${n}/rule_ids`, code: 'required', detail: 'must name a rule, or a root cause' }]),
    ...steps.flatMap(({ id }, step) =>
      id === null || ids.indexOf(id) === ids.lastIndexOf(id)
        ? []
        : [{ pointer: `/playbooks/${n}/steps/${step}/id`, code: 'duplicate', detail: 'must be in the list once' }],
    ),
  ]);
}
