import { isStorableText } from '@hearback/kernel';
import { isEffort, levelOf } from '@hearback/questionnaire';
import type { TextResponse } from '../../application/text/understand-texts.js';
import type { ResponseEvent } from '../score-facts.js';

const LABELS = { low: 0, middle: 1, high: 2 } as const;

/** What customers wrote in submitted and revised responses. */
export function textsOf(events: readonly ResponseEvent[]): readonly TextResponse[] {
  return events.map(({ tenantId, payload }) => {
    const [score] = payload.scores;
    const level = score && levelOf({ ...score, lowIsGood: isEffort(score.method) }, score.score);
    const revision = 'revision' in payload ? payload.revision : 0;
    const responseId = payload.response_id;
    const texts = payload.answers.flatMap(({ question, kind, value }) => {
      const isText = kind === 'text' && typeof value === 'string' && value.trim() !== '';
      if (!isText || !isStorableText(value) || !isStorableText(question)) return [];
      return [
        {
          tenantId,
          responseId,
          question,
          surveyId: payload.survey_id,
          touchpointId: payload.touchpoint_id,
          channel: payload.channel,
          answeredIn: payload.language,
          customer: payload.customer?.external_id ?? null,
          answeredAt: payload.submitted_at,
          revision,
          text: value.trim(),
          label: level === undefined ? null : LABELS[level],
        },
      ];
    });
    const mayAct = 'open_tasks' in payload ? payload.open_tasks !== false : revision === 0;
    return { tenantId, responseId, revision, mayAct, texts };
  });
}
