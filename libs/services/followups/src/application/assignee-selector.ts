import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { parsePublicId } from '@hearback/kernel';
import { leastLoaded, nextTurns } from '../domain/rotation.js';
import type { ResponseFacts } from '../domain/response-facts.js';
import { NOBODY, type Rule } from '../domain/rule.js';
import { StaffDirectory } from './staff-directory.js';
import { Rotation } from './task-store.js';
import { BlueprintStore } from './handling/blueprint-store.js';

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
    private readonly blueprint: BlueprintStore,
  ) {}

  /** Returns the owners of the new tasks of one rule about these responses. Advances the rotation, so the caller must assign all of them. */
  async assign(
    tx: BatchTx,
    tenantId: string,
    rule: Rule,
    responses: readonly ResponseFacts[],
  ): Promise<readonly Assignee[]> {
    const { strategy, staffIds, teamIds } = rule.action?.assignment ?? NOBODY;
    const repeat = (assignee: Assignee) => responses.map(() => assignee);
    if (strategy === 'none') return repeat({ staffId: null, how: 'the rule assigns nobody' });
    const listed = [...new Set([...staffIds, ...(await this.staff.membersOf(tx, tenantId, teamIds))])];
    const active = await this.staff.activeAmong(tx, tenantId, listed);
    if (strategy === 'fixed') {
      const staffId = staffIds.find((id) => active.has(id)) ?? null;
      return repeat({
        staffId,
        how: staffId === null ? 'the assignee of the rule is not active' : 'assigned by the rule',
      });
    }
    const last = await this.rotation.lockLast(tx, tenantId, rule.id);
    if (strategy !== 'round_robin') return this.#byOwnerOrLoad(tx, tenantId, rule, responses, [...active]);
    const turns = nextTurns(listed, active, last, responses.length);
    const latest = turns.at(-1);
    if (latest === undefined) return repeat({ staffId: null, how: 'nobody in the rotation is active' });
    await this.rotation.setLast(tx, tenantId, rule.id, latest);
    return turns.map((staffId) => ({ staffId, how: `next of ${active.size} in the rotation` }));
  }

  /** The owner of the customer or of the touchpoint, if the rule asks for one; else the one with the fewest open tasks. */
  async #byOwnerOrLoad(
    tx: BatchTx,
    tenantId: string,
    rule: Rule,
    responses: readonly ResponseFacts[],
    active: readonly string[],
  ): Promise<readonly Assignee[]> {
    const isOfTouchpoint = rule.action?.assignment.strategy === 'touchpoint_owner';
    const owners = isOfTouchpoint
      ? await this.#touchpointOwners(tx, tenantId, responses)
      : await this.#customerOwners(tx, tenantId, rule, responses);
    const loads = new Map(await this.staff.loadsOf(tx, tenantId, active));
    return responses.map((_, n): Assignee => {
      const owner = owners[n];
      if (owner !== undefined) {
        return { staffId: owner, how: isOfTouchpoint ? 'the owner of the touchpoint' : 'the owner of the customer' };
      }
      const staffId = leastLoaded(active.toSorted(), loads);
      if (staffId === undefined) return { staffId: null, how: 'nobody of those listed is active' };
      const load = loads.get(staffId) ?? 0;
      loads.set(staffId, load + 1);
      return { staffId, how: `fewest open tasks (${load}) of ${active.length}` };
    });
  }

  async #touchpointOwners(
    tx: BatchTx,
    tenantId: string,
    responses: readonly ResponseFacts[],
  ): Promise<readonly (string | undefined)[]> {
    const owners = new Map(
      (await this.blueprint.list(tx, tenantId)).map(({ touchpointId, ownerId }) => [touchpointId, ownerId]),
    );
    const named = responses.map(({ touchpointId }) =>
      touchpointId === null ? null : (owners.get(touchpointId) ?? null),
    );
    const active = await this.staff.activeAmong(
      tx,
      tenantId,
      named.filter((id) => id !== null),
    );
    return named.map((id) => (id !== null && active.has(id) ? id : undefined));
  }

  async #customerOwners(
    tx: BatchTx,
    tenantId: string,
    rule: Rule,
    responses: readonly ResponseFacts[],
  ): Promise<readonly (string | undefined)[]> {
    const key = rule.action?.assignment.attribute ?? null;
    if (key === null) return responses.map(() => undefined);
    const named = responses.map(({ attributes }) => {
      const value = attributes.find((attribute) => attribute.key === key)?.value;
      return typeof value === 'string' ? value.trim() : '';
    });
    const ids = named.map((text) => parsePublicId('stf', text));
    const active = await this.staff.activeAmong(
      tx,
      tenantId,
      ids.filter((id) => id !== undefined),
    );
    const byAddress = await this.staff.byAddress(tx, tenantId, named);
    return named.map((text, n) => {
      const id = ids[n];
      return id !== undefined && active.has(id) ? id : byAddress.get(text.toLowerCase());
    });
  }
}
