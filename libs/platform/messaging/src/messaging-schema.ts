import type { ServiceSchema } from '@hearback/database';
import { Log1764000000001 } from './migrations/0001-log.js';
import { Erasure1764000000023 } from './migrations/0023-erasure.js';
import { ErasedCustomers1764000000050 } from './migrations/0050-erased-customers.js';
import { Relay1764000000002 } from './migrations/0002-relay.js';

/** The schema of the log; one per database, which all services use through the two groups of roles. */
export const messagingSchema: ServiceSchema = {
  name: 'messaging',
  migrations: [Log1764000000001, Relay1764000000002, Erasure1764000000023, ErasedCustomers1764000000050],
};
