import type { ServiceSchema } from '@hearback/database';
import { Idempotency1764000000003 } from './migrations/0001-idempotency.js';

/** The edge's own schema; one per database, reached by all services through the two groups of roles. */
export const httpSchema: ServiceSchema = { name: 'http', migrations: [Idempotency1764000000003] };
