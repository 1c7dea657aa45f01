import { defineJob } from '@hearback/jobs';

type JobSchema = Parameters<typeof defineJob>[1];

const text = { type: 'string', maxLength: 100 };

/** Withdraws the responses of an import for a limited time; if there is more to do, it enqueues the next job. */
export const UndoImportJob = defineJob('responses.undo-import', {
  type: 'object',
  properties: { import_id: text },
  required: ['import_id'],
} as unknown as JobSchema);

/** Processes an import for a limited time; if there is more to do, it enqueues the next job. */
export const RunImportJob = defineJob('responses.run-import', {
  type: 'object',
  properties: { import_id: text, upload_id: text },
  required: ['import_id', 'upload_id'],
} as unknown as JobSchema);
