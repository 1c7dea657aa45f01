import { publicId } from '@hearback/kernel';
import { levelOf } from '@hearback/questionnaire';
import { answerText, commentOf, type ResponseFacts, type ScoreFact } from '../domain/response-facts.js';
import { publicIdOrNull } from './ids.js';
import type { ScoreDto, TaskResponseDto } from './task-detail.dto.js';
import type { ResponseSummaryDto } from './task-item.dto.js';

/** What a list shows of a response. */
export function summaryToDto(facts: ResponseFacts): ResponseSummaryDto {
  const [first] = facts.scores;
  return {
    id: publicId('rsp', facts.responseId),
    touchpoint_id: publicIdOrNull('tpt', facts.touchpointId),
    customer_external_id: facts.customer,
    language: facts.language,
    comment: commentOf(facts),
    score: first === undefined ? null : { ...scoreToDto(first), level: levelOf(first, first.score) },
    submitted_at: facts.submittedAt.toISOString(),
  };
}

function scoreToDto({ question, metric, score, min, max }: ScoreFact): ScoreDto {
  return { question, metric, score, min, max };
}

/** Everything of a response. */
export function factsToDto(facts: ResponseFacts): TaskResponseDto {
  return {
    id: publicId('rsp', facts.responseId),
    survey_id: publicId('srv', facts.surveyId),
    survey_version: facts.surveyVersion,
    touchpoint_id: publicIdOrNull('tpt', facts.touchpointId),
    channel: facts.channel,
    language: facts.language,
    customer_external_id: facts.customer,
    submitted_at: facts.submittedAt.toISOString(),
    scores: facts.scores.map(scoreToDto),
    comment: commentOf(facts),
    answers: facts.answers.map((answer) => ({
      question: answer.question,
      kind: answer.kind,
      value: answerText(answer),
    })),
    attributes: Object.fromEntries(facts.attributes.map(({ key, value }) => [key, value])),
  };
}
