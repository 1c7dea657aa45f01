import { defineErrors } from '@hearback/kernel';

/** What can go wrong with answers, imports and exports. */
export const responsesErrors = defineErrors('responses', {
  malformed: {
    kind: 'invalid',
    status: 400,
    title: 'The body has not the form of a response',
    remedy: 'Correct the members listed under `errors`; the reference of the operation shows the form.',
  },
  'invalid-answers': {
    kind: 'invalid',
    status: 422,
    title: 'The survey does not take these answers',
    remedy:
      'Correct what is listed under `errors`; questions and hidden fields must be declared in the published survey.',
  },
  'submission-reused': {
    kind: 'invalid',
    status: 422,
    title: 'This submission_id was used for other content',
    remedy: 'Send the first content again for the same reply, or take a new submission_id for a new response.',
  },
  'survey-not-found': {
    kind: 'not-found',
    title: 'There is no such survey',
    remedy: 'Check the id; a survey takes answers only after it was published.',
  },
  'survey-closed': {
    kind: 'conflict',
    title: 'The survey is closed',
    remedy: 'Publish it again to take answers.',
  },
  'not-found': {
    kind: 'not-found',
    title: 'There is no such response',
    remedy: 'Check the id.',
  },
  'import-not-found': {
    kind: 'not-found',
    title: 'There is no such import',
    remedy: 'Check the id.',
  },
  'invalid-mapping': {
    kind: 'invalid',
    status: 422,
    title: 'The mapping does not fit the survey',
    remedy: 'Map each column to something that the published survey declares; see `errors`.',
  },
  'import-settled': {
    kind: 'conflict',
    title: 'The import has begun',
    remedy: 'Create another import for other content.',
  },
  'content-too-large': {
    kind: 'invalid',
    status: 413,
    title: 'The file is too large',
    remedy: 'Split the file; an import takes 50 MB and 1,000,000 rows.',
  },
  'content-type': {
    kind: 'invalid',
    status: 415,
    title: 'The content must be text/csv',
    remedy: 'Send the file as it is with `Content-Type: text/csv`.',
  },
  busy: {
    kind: 'unavailable',
    title: 'Too many responses wait to be stored',
    remedy: 'Send it again with the same submission_id after the time in Retry-After.',
  },
  late: {
    kind: 'unavailable',
    title: 'The response could not be confirmed in time',
    remedy: 'Send it again with the same submission_id: it is stored once, whatever happened to this request.',
  },
  unstorable: {
    kind: 'invalid',
    status: 422,
    title: 'The database refuses a value of this response',
    remedy: 'Check numbers and texts for values outside every sensible range.',
  },
});
