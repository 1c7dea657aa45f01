import { defineJob } from '@hearback/jobs';

type JobSchema = Parameters<typeof defineJob>[1];

const text = { type: 'string', maxLength: 100 };

/** Works on an import for a while; a longer one orders the next such job. */
export const RunImportJob = defineJob('responses.run-import', {
  type: 'object',
  properties: { import_id: text, upload_id: text },
  required: ['import_id', 'upload_id'],
} as unknown as JobSchema);
