import { defineErrors } from '@hearback/kernel';

/** What can go wrong in analytics. */
export const analyticsErrors = defineErrors('analytics', {
  'not-found': {
    kind: 'not-found',
    title: 'The metric, survey, touchpoint or rebuild was not found',
    remedy: 'The metrics are nps, csat and ces; surveys and touchpoints can be queried once they are published.',
  },
  'bad-period': {
    kind: 'invalid',
    status: 400,
    title: 'The period is not valid',
    remedy:
      'Send `from` before `to`, each as a day (2026-01-31) or a time with an offset (2026-01-31T09:30:00Z), in the years 1970 to 2199.',
  },
  'too-many-buckets': {
    kind: 'invalid',
    status: 400,
    title: 'The period has too many buckets of this interval',
    remedy: 'Request a shorter period or a wider interval.',
  },
  'bad-dimension': {
    kind: 'invalid',
    status: 400,
    title: 'The dimension is not valid',
    remedy: 'Split by survey, touchpoint, channel, language, attribute:<key>, segment:<id> or topic:<id>.',
  },
  'annotation-not-found': {
    kind: 'not-found',
    title: 'The annotation was not found',
    remedy: 'List the annotations of the workspace; it may have been deleted.',
  },
  'bad-day': {
    kind: 'invalid',
    title: 'The day is not a day of the calendar',
    remedy: 'Send a day such as 2026-11-05.',
  },
  'unknown-touchpoint': {
    kind: 'invalid',
    title: 'The touchpoint is not known',
    remedy: 'Send the id of a touchpoint of a published survey, or null.',
  },
  'anonymous-survey': {
    kind: 'forbidden',
    title: 'The survey is anonymous',
    remedy: 'Read its reports, which show whole periods and one question at a time: GET /v1/anonymous-reports.',
  },
  'anonymous-report-not-found': {
    kind: 'not-found',
    title: 'The report was not found',
    remedy: 'List the reports of the survey; there is one for each period that is over and had answers.',
  },
  'not-a-breakdown': {
    kind: 'invalid',
    title: 'The report is not shown by this question',
    remedy: 'Send one of the questions in `breakdowns` of the report, and only one at a time.',
  },
  'goal-not-found': {
    kind: 'not-found',
    title: 'The goal was not found',
    remedy: 'List the goals of the workspace: GET /v1/goals.',
  },
  'goal-changed-meanwhile': {
    kind: 'conflict',
    status: 412,
    title: 'The goal was changed after it was read',
    remedy: 'Read the goal again, apply the change to it, and send its new `ETag` as `If-Match`.',
  },
  'goal-exists': {
    kind: 'conflict',
    title: 'The figure has a goal already',
    remedy: 'Change the existing goal of the figure and touchpoint: GET /v1/goals.',
  },
  'bad-goal': {
    kind: 'invalid',
    title: 'The goal cannot be one of the figure',
    remedy: 'See `errors` for each member and its rule.',
  },
  'too-many-goals': {
    kind: 'invalid',
    title: 'The workspace has as many goals as it can have',
    remedy: 'Delete goals that are over: GET /v1/goals.',
  },
  'scenario-not-found': {
    kind: 'not-found',
    title: 'The scenario was not found',
    remedy: 'List the scenarios of the workspace: GET /v1/scenarios.',
  },
  'scenario-changed-meanwhile': {
    kind: 'conflict',
    status: 412,
    title: 'The scenario was changed after it was read',
    remedy: 'Read the scenario again, apply the change to it, and send its new `ETag` as `If-Match`.',
  },
  'bad-scenario': {
    kind: 'invalid',
    title: 'The scenario cannot be computed',
    remedy: 'Correct the members named in `errors`. Only contribution margin is a benefit, never revenue.',
  },
  'incomplete-claim': {
    kind: 'invalid',
    status: 400,
    title: 'Some members of the claim are missing',
    remedy: 'Send all members that belong together, or none of them; `errors` names those that are missing.',
  },
  'topic-not-found': {
    kind: 'not-found',
    title: 'The topic was not found',
    remedy: 'List the topics of the workspace; it may have been deleted.',
  },
  'bad-topic': {
    kind: 'invalid',
    title: 'A word of the topic cannot be searched for',
    remedy: 'Send words, beginnings of words such as print*, or phrases of at most five words.',
  },
  'topic-name-taken': {
    kind: 'conflict',
    title: 'Another topic has this name',
    remedy: 'Choose another name, or add the words to that topic.',
  },
  'too-many-topics': {
    kind: 'conflict',
    title: 'The workspace has 60 topics already',
    remedy: 'Delete a topic, or add the words to one that exists.',
  },
  'no-text': {
    kind: 'not-found',
    title: 'No text of this response is known',
    remedy:
      'Send the id of a response with a comment. A comment is read within seconds after it came; erased ones have no text.',
  },
  'report-schedule-not-found': {
    kind: 'not-found',
    title: 'The schedule of reports was not found',
    remedy: 'List the schedules of the workspace; it may have been deleted.',
  },
  'too-many-report-schedules': {
    kind: 'conflict',
    title: 'The workspace has as many schedules of reports as it can have',
    remedy: 'Change one of the 20, or delete one.',
  },
  'bad-report-day': {
    kind: 'invalid',
    title: 'The day does not exist in every week or month',
    remedy: 'Send 1 (Monday) to 7 for a week, and 1 to 28 for a month.',
  },
  'no-member': {
    kind: 'conflict',
    title: 'The caller is not a member',
    remedy: 'A report is mailed to the member who is signed in; a key has no address.',
  },
  'share-link-not-found': {
    kind: 'not-found',
    title: 'The link was not found',
    remedy: 'List the links of the workspace.',
  },
  'too-many-share-links': {
    kind: 'conflict',
    title: 'The workspace has as many open links to reports as it can have',
    remedy: 'End one of the 100, or wait until one expires.',
  },
  'bad-shared-period': {
    kind: 'invalid',
    title: 'The period of the link is not valid',
    remedy: 'Send `from` and `to` with the period `days`, and neither of them with `week` and `month`.',
  },
  'bad-shared-view': {
    kind: 'invalid',
    title: 'The view of the link is not valid',
    remedy: 'Send `parts`, with filters if they are wanted, or `board_id` without parts and filters.',
  },
  'board-not-shareable': {
    kind: 'invalid',
    title: 'No tile of the dashboard can be shown by link',
    remedy:
      'A link shows scores, trends, response rates and topics, of all answers or by survey, touchpoint, channel and language. Add such a tile.',
  },
  'board-not-found': {
    kind: 'not-found',
    title: 'The dashboard was not found',
    remedy: 'List the dashboards that you see: GET /v1/boards. Those of others are shown once they are shared.',
  },
  'board-changed-meanwhile': {
    kind: 'conflict',
    status: 412,
    title: 'The dashboard was changed after it was read',
    remedy: 'Read the dashboard again, apply the change to it, and send its new `ETag` as `If-Match`.',
  },
  'members-only': {
    kind: 'forbidden',
    title: 'Only members have dashboards',
    remedy: 'Sign in; an API key reads the shared dashboards and has none of its own.',
  },
  'board-not-yours': {
    kind: 'forbidden',
    title: 'Shared dashboards are changed by those who may change reports',
    remedy: 'Copy the dashboard and change the copy, or ask a member with the role editor.',
  },
  'bad-tile': {
    kind: 'invalid',
    title: 'A tile is no view of its report',
    remedy:
      'See `errors` for each tile and its rule. Only a picture and a search that the page of the report has can be a tile.',
  },
  'too-many-boards': {
    kind: 'conflict',
    title: 'The member sees as many dashboards as they can',
    remedy: 'Delete one of the 30, or add tiles to one that exists.',
  },
  'rebuild-running': {
    kind: 'conflict',
    title: 'A rebuild of this workspace is already running',
    remedy: 'Wait until it has finished. The reply to the request that started it contains its id.',
  },
});
