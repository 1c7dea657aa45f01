import type { ServiceSchema } from '@hearback/database';
import { Scores1764100000001 } from './migrations/0001-scores.js';
import { LocalStart1764100000002 } from './migrations/0002-local-start.js';

/** The schema `analytics`. */
export const analyticsSchema: ServiceSchema = {
  name: 'analytics',
  migrations: [Scores1764100000001, LocalStart1764100000002],
};
