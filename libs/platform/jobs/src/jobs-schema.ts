import type { ServiceSchema } from '@hearback/database';
import { Jobs1764000000002 } from './migrations/0001-jobs.js';

/** The schema of jobs and schedules; one per database, which all services use through the two groups of roles. */
export const jobsSchema: ServiceSchema = { name: 'jobs', migrations: [Jobs1764000000002] };
