import { defineErrors } from '@hearback/kernel';

/** The errors of this service. */
export const responsesErrors = defineErrors('responses', {
  malformed: {
    kind: 'invalid',
    status: 400,
    title: 'The body is not a valid response',
    remedy: 'Correct the members in `errors`; the API reference shows the schema.',
  },
  'listed-twice': {
    kind: 'invalid',
    title: 'A response is listed twice',
    remedy: 'Send one change for each response.',
  },
  'invalid-answers': {
    kind: 'invalid',
    status: 422,
    title: 'The answers do not fit the survey',
    remedy: 'Correct the members in `errors`; questions and hidden fields must be declared in the published survey.',
  },
  'submission-reused': {
    kind: 'invalid',
    status: 422,
    title: 'This submission_id was used for other content',
    remedy: 'Send the first content again to get the same reply, or use a new submission_id for a new response.',
  },
  'key-reused': {
    kind: 'invalid',
    status: 422,
    title: 'This Idempotency-Key was used for another file or survey',
    remedy: 'Use a new key for each new file; repeat a key only with the same file and survey.',
  },
  'survey-not-found': {
    kind: 'not-found',
    title: 'The survey was not found',
    remedy: 'Check the id; a survey must be published before it accepts answers.',
  },
  'anonymous-survey': {
    kind: 'forbidden',
    title: 'The survey is anonymous',
    remedy:
      'Read its reports, which show whole periods: GET /v1/anonymous-reports. Single answers can be neither read nor added.',
  },
  'malformed-submission-id': {
    kind: 'invalid',
    status: 400,
    title: 'The submission_id is not a UUID',
    remedy: 'Make a random UUID for each response, and send it in lower case with hyphens.',
  },
  'edit-key-missing': {
    kind: 'invalid',
    status: 400,
    title: 'The Edit-Key header is missing or malformed',
    remedy: 'Send the `edit_key` of the first save in the `Edit-Key` header: 22 to 86 characters of base64url.',
  },
  'saved-answers-not-found': {
    kind: 'not-found',
    title: 'No answers were saved with this submission_id and edit key',
    remedy: 'Send the edit key of the first save, or begin a new response with a new submission_id.',
  },
  'answers-withdrawn': {
    kind: 'conflict',
    title: 'The answers were withdrawn',
    remedy: 'Begin a new response with a new submission_id.',
  },
  'answers-final': {
    kind: 'conflict',
    title: 'The answers can no longer be changed',
    remedy: 'Answers can be changed until `editable_until`; begin a new response with a new submission_id.',
  },
  'survey-closed': {
    kind: 'conflict',
    title: 'The survey is closed',
    remedy: 'Publish it again to accept answers.',
  },
  'survey-not-open-yet': {
    kind: 'conflict',
    title: 'The survey is not open yet',
    remedy: 'Send the answers after `opens_at` of the survey, or change it.',
  },
  'survey-ended': {
    kind: 'conflict',
    title: 'The time for answers is over',
    remedy: 'Change `closes_at` of the survey to accept answers again. What was begun before can still be completed.',
  },
  'quota-reached': {
    kind: 'conflict',
    title: 'The survey has all the complete responses that it accepts',
    remedy: 'Raise `response_quota` of the survey. Answers that were begun can still be saved, but not completed.',
  },
  'invalid-links': {
    kind: 'invalid',
    status: 422,
    title: 'The personal links cannot be created',
    remedy:
      'Correct the members in `errors`; hidden fields must be declared in the published survey. No link was created.',
  },
  'link-not-found': {
    kind: 'not-found',
    title: 'The personal link was not found',
    remedy: 'Check the address; a link that was revoked is not found either.',
  },
  'link-expired': {
    kind: 'conflict',
    title: 'The personal link has expired',
    remedy: 'Create a new link for the customer.',
  },
  'link-used': {
    kind: 'conflict',
    title: 'The personal link was used',
    remedy: 'It is for one response. Create a new link for another one.',
  },
  'not-found': {
    kind: 'not-found',
    title: 'The response was not found',
    remedy: 'Check the id.',
  },
  'proof-required': {
    kind: 'forbidden',
    title: 'A proof of work is needed, because a program may be answering',
    remedy:
      'Get a challenge by `POST /v1/links/{code}/challenges` (with a publishable key `POST /v1/published-surveys/{survey_id}/challenges`), solve it with an ALTCHA solver, and send the answers again with the solution as `proof`. Send the `Fill-Token` header of the survey as `fill_token`, so that answers of people need none.',
  },
  'proof-used': {
    kind: 'conflict',
    title: 'This proof of work was used for another submission',
    remedy: 'Solve a new challenge for each response.',
  },
  'not-a-test': {
    kind: 'conflict',
    title: 'The response is an answer of a customer',
    remedy: 'Only tests can be deleted. Exclude the response, so that metrics no longer count it.',
  },
  'import-not-found': {
    kind: 'not-found',
    title: 'The import was not found',
    remedy: 'Check the id.',
  },
  'invalid-mapping': {
    kind: 'invalid',
    status: 422,
    title: 'The mapping does not fit the survey',
    remedy: 'Map each column to a question or field of the published survey; see `errors`.',
  },
  'unreadable-file': {
    kind: 'invalid',
    status: 422,
    title: 'The file cannot be read',
    remedy: 'Save it as CSV in UTF-8 or as .xlsx with a row of column names, and upload it again.',
  },
  'import-settled': {
    kind: 'conflict',
    title: 'The import has already begun',
    remedy: 'Create another import for other content.',
  },
  'import-not-ended': {
    kind: 'conflict',
    title: 'The import has not ended',
    remedy: 'Undo it when its status is `done` or `failed`.',
  },
  'import-dry-run': {
    kind: 'conflict',
    title: 'The import was a dry run',
    remedy: 'A dry run stores nothing, so there is nothing to undo.',
  },
  'no-rejected-rows': {
    kind: 'not-found',
    title: 'The import has no rejected rows',
    remedy: 'There is nothing to correct: see `rows` of the import.',
  },
  'content-too-large': {
    kind: 'invalid',
    status: 413,
    title: 'The file is too large',
    remedy: 'Split the file; an import accepts 50 MB and 1,000,000 rows.',
  },
  'invitation-pending': {
    kind: 'unavailable',
    title: 'The invitation has not arrived yet',
    remedy: 'Open the link again after the time in Retry-After.',
  },
  busy: {
    kind: 'unavailable',
    title: 'Too many responses are waiting to be stored',
    remedy: 'Send it again with the same submission_id after the time in Retry-After.',
  },
  late: {
    kind: 'unavailable',
    title: 'The response could not be confirmed in time',
    remedy: 'Send it again with the same submission_id; it is stored once, even if this request was committed.',
  },
  unstorable: {
    kind: 'invalid',
    status: 422,
    title: 'A value of the response cannot be stored',
    remedy: 'Check numbers and strings for extreme values.',
  },
  'too-many-tags': {
    kind: 'conflict',
    title: 'There would be too many tags',
    remedy: 'Use tags that exist, or delete those that are no longer needed.',
  },
  'tag-not-found': {
    kind: 'not-found',
    title: 'The tag does not exist',
    remedy: 'Use an id from the list of tags of this workspace.',
  },
  'members-only': {
    kind: 'forbidden',
    title: 'Only members have saved views',
    remedy: 'Sign in; an API key has no views of its own.',
  },
  'view-not-found': {
    kind: 'not-found',
    title: 'The saved view does not exist',
    remedy: 'Use an id from the list of saved views.',
  },
  'view-not-yours': {
    kind: 'forbidden',
    title: 'Shared views are changed by those who may change answers',
    remedy: 'Save a view of your own, or ask a member with the role editor.',
  },
  'too-many-views': {
    kind: 'conflict',
    title: 'The workspace has reached its limit of saved views',
    remedy: 'Delete views that are no longer used.',
  },
});
