import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { nextTurns } from '../domain/rotation.js';
import type { Rule } from '../domain/rule.js';
import { StaffDirectory } from './staff-directory.js';
import { Rotation } from './task-store.js';

/** The owner of a task and how they were chosen. */
export interface Assignee {
  readonly staffId: string | null;
  readonly how: string;
}

/** Chooses the owners of new tasks by the assignment strategy of their rule. */
@Injectable()
export class AssigneeSelector {
  constructor(
    private readonly staff: StaffDirectory,
    private readonly rotation: Rotation,
  ) {}

  /** Returns the owners of `count` new tasks of one rule. Advances the rotation, so the caller must assign all of them. */
  async assign(tx: BatchTx, tenantId: string, rule: Rule, count: number): Promise<readonly Assignee[]> {
    const { strategy, staffIds } = rule.action.assignment;
    const repeat = (assignee: Assignee) => Array.from({ length: count }, () => assignee);
    if (strategy === 'none') return repeat({ staffId: null, how: 'the rule assigns nobody' });
    const active = await this.staff.activeAmong(tx, tenantId, staffIds);
    if (strategy === 'fixed') {
      const staffId = staffIds.find((id) => active.has(id)) ?? null;
      return repeat({
        staffId,
        how: staffId === null ? 'the assignee of the rule is not active' : 'assigned by the rule',
      });
    }
    const last = await this.rotation.lockLast(tx, tenantId, rule.id);
    const turns = nextTurns(staffIds, active, last, count);
    const latest = turns.at(-1);
    if (latest === undefined) return repeat({ staffId: null, how: 'nobody in the rotation is active' });
    await this.rotation.setLast(tx, tenantId, rule.id, latest);
    return turns.map((staffId) => ({ staffId, how: `next of ${active.size} in the rotation` }));
  }
}
