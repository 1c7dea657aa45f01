import { defineErrors } from '@hearback/kernel';

/** What can go wrong in survey. */
export const surveyErrors = defineErrors('survey', {
  'survey-not-found': {
    kind: 'not-found',
    title: 'There is no such survey',
    remedy: 'List the surveys with GET /v1/surveys.',
  },
  'version-not-found': {
    kind: 'not-found',
    title: 'The survey has no such version',
    remedy: 'List its versions with GET /v1/surveys/{survey_id}/versions.',
  },
  'touchpoint-not-found': {
    kind: 'not-found',
    title: 'There is no such touchpoint',
    remedy: 'List the touchpoints with GET /v1/touchpoints.',
  },
  'bad-definition': {
    kind: 'invalid',
    title: 'The definition is not a survey',
    remedy: 'Correct what `errors` lists; the survey JSON is described in the documentation.',
  },
  'unknown-touchpoint': {
    kind: 'invalid',
    title: 'The survey names a touchpoint that does not exist',
    remedy: 'Create the touchpoint first, or leave `touchpoint_id` out.',
  },
  'changed-meanwhile': {
    kind: 'conflict',
    status: 412,
    title: 'The survey has changed since it was read',
    remedy: 'Read it again, apply the change to what you find, and send the new `ETag` as `If-Match`.',
  },
  'never-published': {
    kind: 'conflict',
    title: 'A survey that was never published cannot be closed',
    remedy: 'Leave it as a draft: nobody can answer it.',
  },
  'too-many-versions': {
    kind: 'conflict',
    title: 'The survey has as many versions as it may have',
    remedy: 'Go on with a new survey, or have the operator raise SURVEY_MAX_VERSIONS.',
  },
  'key-taken': {
    kind: 'conflict',
    title: 'Another touchpoint has this key',
    remedy: 'Use another key, or the touchpoint that there is.',
  },
});
