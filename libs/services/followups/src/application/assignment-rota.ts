import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { nextTurns } from '../domain/rotation.js';
import type { Rule } from '../domain/rule.js';
import { StaffDirectory } from './staff-directory.js';
import { Rotation } from './task-store.js';

/** An owner and how they were found. */
export interface Assignee {
  readonly staffId: string | null;
  readonly how: string;
}

/** Finds the owners of new tasks by the assignment of their rule. */
@Injectable()
export class AssignmentRota {
  constructor(
    private readonly staff: StaffDirectory,
    private readonly rotation: Rotation,
  ) {}

  /** The owners of `count` new tasks of one rule. Takes turns that are the caller's to use. */
  async assign(tx: BatchTx, tenantId: string, rule: Rule, count: number): Promise<readonly Assignee[]> {
    const { strategy, staffIds } = rule.action.assignment;
    const repeat = (assignee: Assignee) => Array.from({ length: count }, () => assignee);
    if (strategy === 'none') return repeat({ staffId: null, how: 'the rule assigns nobody' });
    const active = await this.staff.activeAmong(tx, tenantId, staffIds);
    if (strategy === 'fixed') {
      const staffId = staffIds.find((id) => active.has(id)) ?? null;
      return repeat({ staffId, how: staffId === null ? 'the person named is not active' : 'named by the rule' });
    }
    const last = await this.rotation.lockLast(tx, tenantId, rule.id);
    const turns = nextTurns(staffIds, active, last, count);
    const newest = turns.at(-1);
    if (newest === undefined) return repeat({ staffId: null, how: 'nobody of the round is active' });
    await this.rotation.setLast(tx, tenantId, rule.id, newest);
    return turns.map((staffId) => ({ staffId, how: `next of ${active.size} in the round` }));
  }
}
