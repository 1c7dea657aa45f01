export { DeadJobs, type DeadJob } from './dead-jobs.js';
export {
  defineJob,
  HandleJob,
  JobQueue,
  jobHandlersOf,
  type JobContract,
  type JobMethod,
  type JobOf,
  type NewJob,
} from './job.js';
export { jobHandlers, type JobHandler } from './job-handlers.js';
export type { JobQueries } from './job-queries.js';
export type { JobOutcome, JobRunCount } from './job-runs.js';
export { JobSignal } from './job-signal.js';
export { JobStatus, type QueueStatus } from './job-status.js';
export { JobWorker, type JobWorkerOptions } from './job-worker.js';
export { jobsSchema } from './jobs-schema.js';
export { nextRun, type ScheduleRule } from './next-run.js';
export { PgJobQueue } from './pg-job-queue.js';
export { PgSchedules } from './pg-schedules.js';
export { Schedules, type NewSchedule } from './schedules.js';
