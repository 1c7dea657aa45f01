import type { UnitOfWork } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { Touchpoint } from '../domain/touchpoint.js';
import { Stamps } from './stamps.js';
import { surveyErrors } from './survey.errors.js';
import { TouchpointStore } from './touchpoint-store.js';

/** A wish for a touchpoint. */
export type TouchpointWish = Pick<Touchpoint, 'key' | 'name' | 'stage' | 'position'>;

/** Puts a touchpoint on the journey. Throws `key-taken`. */
@Injectable()
export class CreateTouchpoint {
  constructor(
    private readonly touchpoints: TouchpointStore,
    private readonly stamps: Stamps,
  ) {}

  execute(unit: UnitOfWork, wish: TouchpointWish): Promise<Touchpoint> {
    const { id, at } = this.stamps.next();
    const touchpoint: Touchpoint = { id, ...wish, createdAt: at, updatedAt: at };
    return unit.run(async (tx) => {
      if (await this.touchpoints.insert(tx, touchpoint)) return touchpoint;
      throw surveyErrors.error('key-taken', undefined, {
        errors: [{ pointer: '/key', code: 'taken', detail: `the key ${wish.key} is taken` }],
      });
    });
  }
}
