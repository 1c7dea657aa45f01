import type { EventOf, ResponseRevised, ResponseSubmitted } from '@hearback/contracts';
import type { ResponseScores, ScoreFact } from '../application/score-store.js';
import { isStorableText } from '@hearback/kernel';
import { chosenOf } from './facts/chosen-facts.js';
import { METRICS, parseMethod } from '../domain/method.js';
import { MEMBER, memberKey } from '../domain/score-filter.js';

/** An event with the content of a response. */
export type ResponseEvent = EventOf<typeof ResponseSubmitted> | EventOf<typeof ResponseRevised>;

/** Extracts the scores of a submitted or revised response, or the reason why it cannot be counted. */
export function scoresOf({ tenantId, payload }: ResponseEvent): ResponseScores | { readonly defect: string } {
  const segments = Object.fromEntries([
    ...payload.attributes.flatMap(({ key, segment }) => (segment === null ? [] : [[key, segment] as const])),
    ...(payload.segments ?? []).map((id) => [memberKey(id), MEMBER] as const),
  ]);
  const texts = [payload.language, ...payload.scores.flatMap(({ question, method }) => [question, method])];
  if (!texts.every(isLine) || !Object.values(segments).every(isStorableText)) {
    return { defect: 'a question, method, language or segment contains characters that cannot be stored' };
  }
  const facts: ScoreFact[] = [];
  for (const { question, metric, method, score, primary = true } of payload.scores) {
    // A newer release may send metrics that this one does not know; a rebuild counts them after the upgrade.
    if (!METRICS.some((known) => known === metric)) continue;
    const known = parseMethod(method);
    if (known === undefined || known.metric !== metric) {
      return { defect: `question ${question} has the unknown method ${method}` };
    }
    if (!Number.isInteger(score) || score < known.scale.min || score > known.scale.max) {
      return { defect: `the score ${score} of question ${question} is not on the scale of ${method}` };
    }
    facts.push({
      tenantId,
      responseId: payload.response_id,
      question,
      metric: known.metric,
      method,
      surveyId: payload.survey_id,
      touchpointId: payload.touchpoint_id,
      channel: payload.channel,
      language: payload.language,
      segments,
      answeredAt: payload.submitted_at,
      score,
      primary,
    });
  }
  const revision = 'revision' in payload ? payload.revision : 0;
  const answers = {
    surveyId: payload.survey_id,
    surveyVersion: payload.survey_version,
    touchpointId: payload.touchpoint_id,
    channel: payload.channel,
    language: payload.language,
    segments,
    answeredAt: payload.submitted_at,
    chosen: chosenOf(payload),
  };
  return { tenantId, responseId: payload.response_id, revision, facts, answers };
}

/** Whether the string can be stored and has no line break: facts are sent to the database as lines. */
function isLine(text: string): boolean {
  return isStorableText(text) && !text.includes('\n');
}
