import type { SurveyView } from '@hearback/survey-ui';
import type { Session } from '../engine/session.js';

/** The survey before anything is answered. What the page says of its visitor fills in the texts. */
export function firstViewOf({ survey, identity }: Session): SurveyView {
  return {
    survey: survey.definition,
    language: survey.language,
    own: survey.interface,
    piped: { customer: identity.attributes },
    answers: {},
    errors: new Map(),
  };
}
