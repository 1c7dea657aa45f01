import type { ServiceSchema } from '@hearback/database';
import { Log1764000000001 } from './migrations/0001-log.js';
import { Relay1764000000002 } from './migrations/0002-relay.js';
import { Traceparent1764000000021 } from './migrations/0003-traceparent.js';

/** The log's schema; one per database, reached by all services through the two groups of roles. */
export const messagingSchema: ServiceSchema = {
  name: 'messaging',
  migrations: [Log1764000000001, Relay1764000000002, Traceparent1764000000021],
};
