import type { TenantTx } from '@hearback/database';
import type { Touchpoint } from '../domain/touchpoint.js';
import { surveyErrors } from './survey.errors.js';
import type { SurveyStore } from './survey-store.js';

/** The touchpoint that a survey refers to, or null if it refers to none. Throws `unknown-touchpoint`. */
export async function touchpointOf(store: SurveyStore, tx: TenantTx, id: string | null): Promise<Touchpoint | null> {
  if (id === null) return null;
  const touchpoint = await store.touchpoint(tx, id);
  if (touchpoint !== undefined) return touchpoint;
  throw surveyErrors.error('unknown-touchpoint', undefined, {
    errors: [
      { pointer: '/touchpoint_id', code: 'unknown-reference', detail: 'must be the id of an existing touchpoint' },
    ],
  });
}
