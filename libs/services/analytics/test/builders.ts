import { randomUUID } from 'node:crypto';
import type { ResponseSubmittedV1, SurveyPublishedV1, WorkspaceCreatedV1 } from '@hearback/contracts';

/** The parts of a submitted response that a test sets; the others have default values. */
export interface Submitted {
  readonly id?: string;
  readonly survey?: string;
  readonly touchpoint?: string | null;
  readonly channel?: 'link' | 'api' | 'widget' | 'import';
  readonly language?: string;
  /** When the customer answered. */
  readonly at: string;
  readonly scores: readonly {
    metric: 'nps' | 'csat' | 'ces';
    score: number;
    method?: string;
    question?: string;
    primary?: boolean;
  }[];
  /** What the customer wrote as the answer to `why`. */
  readonly comment?: string;
  readonly customer?: string;
  /** Segments by key of the attribute. */
  readonly segments?: Readonly<Record<string, string | null>>;
  /** Answers that are no scores. */
  readonly answers?: ResponseSubmittedV1['answers'];
}

const METHODS = { nps: 'nps.v1', csat: 'csat.v1:1-5', ces: 'ces.v1:1-7:agree:0a1b' };

/** The default survey of answers. */
export const SURVEY = '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c';

/** The time of answers for tests that are not about time. */
export const ANSWERED_AT = '2026-03-02T10:00:00.000Z';

/** A submitted response as the responses service publishes it. */
export function submitted(answer: Submitted): ResponseSubmittedV1 {
  return {
    response_id: answer.id ?? randomUUID(),
    survey_id: answer.survey ?? SURVEY,
    survey_version: 1,
    touchpoint_id: answer.touchpoint ?? null,
    channel: answer.channel ?? 'link',
    language: answer.language ?? 'en',
    submitted_at: new Date(answer.at).toISOString(),
    accepted_at: new Date(answer.at).toISOString(),
    customer: answer.customer === undefined ? null : { external_id: answer.customer },
    scores: answer.scores.map(({ metric, score, method = METHODS[metric], question = metric, primary = true }) => ({
      question,
      metric,
      method,
      min: metric === 'nps' ? 0 : 1,
      max: metric === 'nps' ? 10 : 7,
      score,
      primary,
    })),
    answers: [
      ...(answer.comment === undefined ? [] : [{ question: 'why', kind: 'text', value: answer.comment }]),
      ...(answer.answers ?? []),
    ],
    attributes: Object.entries(answer.segments ?? {}).map(([key, segment]) => ({ key, value: 'a value', segment })),
  };
}

/** One NPS answer. */
export function nps(score: number, at: string, more: Partial<Submitted> = {}): ResponseSubmittedV1 {
  return submitted({ at, scores: [{ metric: 'nps', score }], ...more });
}

/** A workspace in a time zone. */
export function workspace(timeZone: string): WorkspaceCreatedV1 {
  return {
    workspace_id: randomUUID(),
    name: 'Garden centre',
    time_zone: timeZone,
    language: 'en',
    created_at: '2026-01-01T00:00:00.000Z',
  };
}

/** A survey that nobody has answered yet. */
export function published(surveyId: string, touchpointId?: string): SurveyPublishedV1 {
  const touchpoint = touchpointId && { touchpoint_id: touchpointId, key: 'till', name: 'Till', stage: null };
  return {
    survey_id: surveyId,
    version_id: randomUUID(),
    version: 1,
    name: 'After the visit',
    link_code: 'abcdefghij',
    touchpoint: touchpoint || null,
    definition: {},
    published_at: '2026-01-01T00:00:00.000Z',
  };
}
