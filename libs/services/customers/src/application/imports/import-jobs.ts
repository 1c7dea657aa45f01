import { defineJob } from '@hearback/jobs';

type JobSchema = Parameters<typeof defineJob>[1];

const OF_IMPORT = {
  type: 'object',
  properties: { import_id: { type: 'string', maxLength: 100 } },
  required: ['import_id'],
} as unknown as JobSchema;

/** Processes an import for a limited time; if there is more to do, it enqueues the next job. */
export const RunImportJob = defineJob('customers.run-import', OF_IMPORT);

/** Takes back what an import brought, for a limited time; if there is more to do, it enqueues the next job. */
export const UndoImportJob = defineJob('customers.undo-import', OF_IMPORT);

/** Milliseconds after which a job leaves the rest to the next one, so that a process can stop quickly. */
export const RUN_MS = 4_000;
