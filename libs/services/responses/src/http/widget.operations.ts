import { noContent, type Edge } from '@hearback/http';
import { SavedAnswersReceiptDto } from './saved-answers.dto.js';
import { WIDGET_SCHEMAS } from './widget-bodies.js';
import { WidgetSurveysDto } from './widget-surveys.dto.js';

const SURVEY_ID = 'srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c';
const KEY = 'hbp_live_…';
const CUSTOMER = { external_id: 'C-1042', expires: 1_772_409_600, signature: '0'.repeat(64) };

const KEY_NOTE =
  'JSON sent as `text/plain` with a publishable key in the body, so that browsers send no preflight; cookies play no part.';

/** Describes the routes of the widget. */
export function documentWidget(edge: Edge): void {
  const common = { cors: true, accepts: ['json-text'] as const };
  edge.document('/v1/widget/surveys', 'post', {
    ...common,
    id: 'listWidgetSurveys',
    summary: 'List the surveys that a web page may show to its visitor',
    description: `${KEY_NOTE} Only surveys that are published, open and enabled for the widget.`,
    reply: WidgetSurveysDto,
    body: { schema: WIDGET_SCHEMAS.surveys, example: { key: KEY, language: 'en', attributes: { plan: 'gold' } } },
    problems: [401, 403, 422],
  });
  edge.document('/v1/widget/answers', 'post', {
    ...common,
    id: 'saveWidgetAnswers',
    summary: 'Save answers of a visitor of a web page',
    description: `${KEY_NOTE} Otherwise as \`PUT /v1/published-surveys/{survey_id}/responses/{submission_id}\`.`,
    status: 200,
    otherStatuses: [201],
    reply: SavedAnswersReceiptDto,
    body: {
      schema: WIDGET_SCHEMAS.answers,
      example: {
        key: KEY,
        survey_id: SURVEY_ID,
        submission_id: '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c',
        edit_key: 'q4nWm1Yc3tB8kXh0vR7sZg',
        answers: { recommend: 9 },
      },
    },
    problems: [401, 403, 404, 409, 422],
  });
  edge.document('/v1/widget/exposures', 'post', {
    ...common,
    id: 'recordExposure',
    summary: 'Record that a signed customer was shown a survey, or dismissed it',
    description: `${KEY_NOTE} Counts towards \`recontact_days\`. Of unknown visitors nothing is stored, so it is not for them.`,
    reply: noContent,
    body: {
      schema: WIDGET_SCHEMAS.exposures,
      example: { key: KEY, survey_id: SURVEY_ID, kind: 'shown', customer: CUSTOMER },
    },
    problems: [401, 403, 404, 422],
  });
}
