import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { SegmentCondition } from '../../domain/segments/segment-condition.js';
import { changeSegment, MAX_SEGMENTS, type Segment, type SegmentChange } from '../../domain/segments/segment.js';
import { customersErrors } from '../customers.errors.js';
import { segmentEvents, type Actor } from './audited.js';
import { SegmentRuns } from './segment-runs.js';
import { SegmentStore } from './segment-store.js';

/** Creates and changes segments; a run finds the members of a rule that is new. */
@Injectable()
export class WriteSegments {
  constructor(
    private readonly segments: SegmentStore,
    private readonly runs: SegmentRuns,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `too-many-segments` */
  create(unit: UnitOfWork, name: string, condition: SegmentCondition, by: Actor): Promise<Segment> {
    return unit.run(async (tx) => {
      await this.segments.takeRules(tx, tx.tenantId);
      const now = this.clock.now();
      const segment: Segment = {
        id: this.ids.next(),
        name,
        condition,
        revision: 1,
        archivedAt: null,
        createdAt: now,
        updatedAt: now,
      };
      await this.segments.insert(tx, segment);
      await this.#follow(tx, segment, true, by);
      return segment;
    });
  }

  /**
   * Changes a segment that is still at `revision`. If nothing differs, nothing is stored.
   * @throws `segment-not-found`, `segment-changed-meanwhile`, `too-many-segments`
   */
  change(unit: UnitOfWork, id: string, revision: number, change: SegmentChange, by: Actor): Promise<Segment> {
    return unit.run(async (tx) => {
      await this.segments.takeRules(tx, tx.tenantId);
      const before = await this.segments.find(tx, id);
      if (before === undefined) throw customersErrors.error('segment-not-found');
      if (before.revision !== revision)
        throw customersErrors.error('segment-changed-meanwhile', `It is at revision ${before.revision} now.`);
      const after = changeSegment(before, change, this.clock.now());
      if (after === before) return before;
      await this.segments.update(tx, after);
      const isRestored = before.archivedAt !== null && after.archivedAt === null;
      await this.#follow(tx, after, isRestored || after.condition !== before.condition, by);
      return after;
    });
  }

  /** What follows from a segment that was written. */
  async #follow(tx: TenantTx, segment: Segment, isNewRule: boolean, by: Actor): Promise<void> {
    const { tenantId } = tx;
    const { segments, timeZone, dependOnTime } = await this.segments.summary(tx, tenantId);
    if (segments > MAX_SEGMENTS) throw customersErrors.error('too-many-segments');
    if (isNewRule && segment.archivedAt === null) {
      const run = { id: this.ids.next(), tenantId, cause: 'rule', segmentId: segment.id, after: null } as const;
      await this.runs.start(tx, run, segment.updatedAt);
    }
    await this.runs.atMidnight(tx, tenantId, timeZone, dependOnTime);
    await this.log.append(tx, segmentEvents(tenantId, segment, by));
  }
}
