import { defineErrors } from '@hearback/kernel';

/** The errors of this service. */
export const surveyErrors = defineErrors('survey', {
  'survey-not-found': {
    kind: 'not-found',
    title: 'The survey does not exist',
    remedy: 'List the surveys with GET /v1/surveys.',
  },
  'version-not-found': {
    kind: 'not-found',
    title: 'The survey does not have this version',
    remedy: 'List its versions with GET /v1/surveys/{survey_id}/versions.',
  },
  'touchpoint-not-found': {
    kind: 'not-found',
    title: 'The touchpoint does not exist',
    remedy: 'List the touchpoints with GET /v1/touchpoints.',
  },
  'bad-definition': {
    kind: 'invalid',
    title: 'The definition is not a valid survey',
    remedy: 'Correct the fields listed in `errors`; the documentation describes the survey JSON.',
  },
  'unknown-touchpoint': {
    kind: 'invalid',
    title: 'The touchpoint of the survey does not exist',
    remedy: 'Create the touchpoint first, or omit `touchpoint_id`.',
  },
  'closes-before-it-opens': {
    kind: 'invalid',
    title: 'The survey would close before it opens',
    remedy: '`closes_at` must be after `opens_at`; send `null` to clear one of them.',
  },
  'changed-meanwhile': {
    kind: 'conflict',
    status: 412,
    title: 'The survey was changed after it was read',
    remedy: 'Read the survey again, apply the change to it, and send its new `ETag` as `If-Match`.',
  },
  'never-published': {
    kind: 'conflict',
    title: 'A survey that was never published cannot be closed',
    remedy: 'Leave it as a draft; a draft accepts no answers.',
  },
  'anonymity-fixed': {
    kind: 'conflict',
    title: 'Whether a survey is anonymous, and for which period, cannot change once it is published',
    remedy: 'Restore `anonymous` as it was in the first version, or duplicate the survey and publish the copy.',
  },
  'anonymous-quota': {
    kind: 'invalid',
    title: 'An anonymous survey has no quota',
    remedy: 'Send `response_quota: null`; the page that says that a survey is full would tell how many have answered.',
  },
  archived: {
    kind: 'conflict',
    title: 'An archived survey cannot be published',
    remedy: 'Unarchive it with POST /v1/surveys/{survey_id}/unarchive first.',
  },
  'still-open': {
    kind: 'conflict',
    title: 'A survey that accepts answers cannot be archived',
    remedy: 'Close it first with POST /v1/surveys/{survey_id}/close.',
  },
  'published-before': {
    kind: 'conflict',
    title: 'A survey that was published cannot be deleted',
    remedy: 'Close it: its answers and numbers stay. Only a draft that was never published can be deleted.',
  },
  'bad-widget': {
    kind: 'invalid',
    title: 'The settings of the widget do not fit together',
    remedy: 'Correct the members in `errors`; each kind of trigger has one member of its own, `exit` has none.',
  },
  'too-many-widgets': {
    kind: 'conflict',
    title: 'The workspace has 20 surveys enabled for its web pages',
    remedy: 'Disable another one first with PUT /v1/surveys/{survey_id}/widget.',
  },
  'too-many-versions': {
    kind: 'conflict',
    title: 'The survey has reached the maximum number of versions',
    remedy: 'Create a new survey, or ask the operator to raise SURVEY_MAX_VERSIONS.',
  },
  'key-taken': {
    kind: 'conflict',
    title: 'The key is used by another touchpoint',
    remedy: 'Use another key, or the existing touchpoint.',
  },
});
