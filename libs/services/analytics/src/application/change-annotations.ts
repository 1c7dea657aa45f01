import { Injectable } from '@nestjs/common';
import { newEvent, AnalyticsActionAudited, type AuditedActionV1, type NewEvent } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids, isCalendarDay } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { changedAnnotation, type Annotation, type AnnotationChange } from '../domain/annotation.js';
import { analyticsErrors } from './analytics.errors.js';
import { AnnotationStore } from './annotation-store.js';
import { ScoreQueries } from './score-queries.js';

/** Who changed an annotation: a member of staff or an API key. */
export interface Actor {
  readonly kind: 'staff' | 'key';
  readonly id: string;
}

/** Creates, changes and deletes annotations, each with its entry for the audit log in the same transaction. */
@Injectable()
export class ChangeAnnotations {
  constructor(
    private readonly annotations: AnnotationStore,
    private readonly queries: ScoreQueries,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws `bad-day` and `unknown-touchpoint`. */
  create(unit: UnitOfWork, command: Pick<Annotation, 'day' | 'text' | 'touchpointId'>, by: Actor): Promise<Annotation> {
    const now = this.clock.now();
    const annotation: Annotation = { id: this.ids.next(), ...command, createdAt: now, updatedAt: now };
    return unit.run(async (tx) => {
      await this.#check(tx, annotation);
      await this.annotations.insert(tx, annotation);
      await this.log.append(tx, [this.#audited(unit.tenantId, annotation, 'annotation.created', by)]);
      return annotation;
    });
  }

  /** If nothing differs, nothing is stored. Throws `annotation-not-found`, `bad-day` and `unknown-touchpoint`. */
  change(unit: UnitOfWork, id: string, change: AnnotationChange, by: Actor): Promise<Annotation> {
    return unit.run(async (tx) => {
      const before = await this.#lock(tx, id);
      const after = changedAnnotation(before, change, this.clock.now());
      if (after === before) return before;
      await this.#check(tx, after);
      await this.annotations.update(tx, after);
      await this.log.append(tx, [this.#audited(unit.tenantId, after, 'annotation.changed', by)]);
      return after;
    });
  }

  /** Throws `annotation-not-found`. */
  delete(unit: UnitOfWork, id: string, by: Actor): Promise<void> {
    return unit.run(async (tx) => {
      const annotation = await this.#lock(tx, id);
      await this.annotations.delete(tx, id);
      await this.log.append(tx, [this.#audited(unit.tenantId, annotation, 'annotation.deleted', by)]);
    });
  }

  async #lock(tx: TenantTx, id: string): Promise<Annotation> {
    const annotation = await this.annotations.lock(tx, id);
    if (annotation === undefined) throw analyticsErrors.error('annotation-not-found');
    return annotation;
  }

  async #check(tx: TenantTx, { day, touchpointId }: Annotation): Promise<void> {
    if (!isCalendarDay(day)) {
      throw analyticsErrors.error('bad-day', undefined, {
        errors: [{ pointer: '/day', code: 'bad-day', detail: 'must be a day of the calendar, such as 2026-11-05' }],
      });
    }
    if (touchpointId === null || (await this.queries.filterTargets(tx, { touchpointId, attributes: {} })) === 'known')
      return;
    throw analyticsErrors.error('unknown-touchpoint', undefined, {
      errors: [{ pointer: '/touchpoint_id', code: 'unknown', detail: 'must be a touchpoint of a published survey' }],
    });
  }

  /** The text is not part of the entry, because entries can never be erased. */
  #audited(tenantId: string, { id, day, touchpointId }: Annotation, action: string, by: Actor): NewEvent {
    const at = this.clock.now();
    const payload: AuditedActionV1 = {
      entry_id: this.ids.next(),
      actor: { kind: by.kind, id: by.id },
      action,
      target: { kind: 'annotation', id },
      before: null,
      after: { day, touchpoint_id: touchpointId },
      at: at.toISOString(),
    };
    return newEvent(AnalyticsActionAudited, { id: payload.entry_id, tenantId, time: at, payload }) as NewEvent;
  }
}
