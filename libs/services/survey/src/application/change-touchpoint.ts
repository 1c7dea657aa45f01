import type { UnitOfWork } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { changedTouchpoint, type Touchpoint, type TouchpointChange } from '../domain/touchpoint.js';
import { Stamps } from './stamps.js';
import { surveyErrors } from './survey.errors.js';
import { TouchpointStore } from './touchpoint-store.js';

/** Changes a touchpoint. Published versions keep the one they froze. */
@Injectable()
export class ChangeTouchpoint {
  constructor(
    private readonly touchpoints: TouchpointStore,
    private readonly stamps: Stamps,
  ) {}

  /** Changes what is given; without a difference nothing happens. Throws `touchpoint-not-found`. */
  execute(unit: UnitOfWork, id: string, change: TouchpointChange): Promise<Touchpoint> {
    return unit.run(async (tx) => {
      const before = await this.touchpoints.lock(tx, id);
      if (before === undefined) throw surveyErrors.error('touchpoint-not-found');
      const after = changedTouchpoint(before, change, this.stamps.next().at);
      if (after !== before) await this.touchpoints.update(tx, after);
      return after;
    });
  }
}
