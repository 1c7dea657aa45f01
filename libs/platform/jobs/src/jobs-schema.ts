import type { ServiceSchema } from '@hearback/database';
import { Jobs1764000000002 } from './migrations/0001-jobs.js';
import { JobTraceparent1764000000022 } from './migrations/0002-traceparent.js';

/** The jobs' schema; one per database, reached by all services through the two groups of roles. */
export const jobsSchema: ServiceSchema = {
  name: 'jobs',
  migrations: [Jobs1764000000002, JobTraceparent1764000000022],
};
