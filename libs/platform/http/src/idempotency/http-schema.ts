import type { ServiceSchema } from '@hearback/database';
import { Erasure1764000000022 } from './migrations/0022-erasure.js';
import { Idempotency1764000000003 } from './migrations/0001-idempotency.js';

/** The schema of this library: one per database, which all services reach through the two group roles. */
export const httpSchema: ServiceSchema = { name: 'http', migrations: [Idempotency1764000000003, Erasure1764000000022] };
