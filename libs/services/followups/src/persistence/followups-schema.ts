import type { ServiceSchema } from '@hearback/database';
import { Followups1764547200001 } from './migrations/0001-followups.js';

/** The database schema of this service. */
export const followupsSchema: ServiceSchema = {
  name: 'followups',
  migrations: [Followups1764547200001],
};
