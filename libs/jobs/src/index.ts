export { defineJob, HandleJob, JobQueue, jobHandlersOf, type JobContract, type JobMethod, type JobOf } from './job.js';
