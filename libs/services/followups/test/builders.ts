import type { ResponseFacts } from '../src/domain/response-facts.js';
import type { RuleBody } from '../src/domain/rule.js';
import type { Task } from '../src/domain/task.js';

const AT = new Date('2026-03-02T09:00:00.000Z');

/** A detractor's response with a comment; tests override the relevant parts. */
export function aResponse(overrides: Partial<ResponseFacts> = {}): ResponseFacts {
  return {
    responseId: '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c',
    surveyId: '0198c0a4-0000-7000-8000-000000000001',
    surveyVersion: 1,
    touchpointId: '0198c0a4-0000-7000-8000-000000000002',
    channel: 'link',
    language: 'fr-CA',
    customer: 'C-1',
    invitationId: null,
    submittedAt: AT,
    acceptedAt: AT,
    segments: [],
    scores: [
      { question: 'recommend', metric: 'nps', score: 3, min: 0, max: 10 },
      { question: 'satisfied', metric: 'csat', score: 2, min: 1, max: 5 },
    ],
    answers: [
      { question: 'why', kind: 'text', value: 'The parcel came late.' },
      { question: 'again', kind: 'single', value: 'no' },
    ],
    attributes: [
      { key: 'plan', value: 'pro' },
      { key: 'visits', value: 7 },
      { key: 'newsletter', value: false },
    ],
    ...overrides,
  };
}

/** A rule for detractors with a comment that assigns nobody. */
export function aRule(overrides: Partial<RuleBody> = {}): RuleBody {
  return {
    name: 'Unhappy',
    active: true,
    conditions: {
      all: [
        { type: 'score', metric: 'nps', question: null, op: 'lte', value: 6 },
        { type: 'text', question: null, is: 'present' },
      ],
    },
    action: {
      title: 'Call back',
      playbook: 'Call.',
      dueInMinutes: 120,
      assignment: { strategy: 'none', staffIds: [], teamIds: [], attribute: null },
    },
    acts: [],
    maxAnswerAgeDays: null,
    maxTasksPerHour: 100,
    ...overrides,
  };
}

/** An open task that is due two hours after its opening. */
export function aTask(overrides: Partial<Task> = {}): Task {
  const due = new Date(AT.getTime() + 120 * 60_000);
  return {
    id: '0198c0a4-0000-7000-8000-0000000000aa',
    responseId: aResponse().responseId,
    ruleId: '0198c0a4-0000-7000-8000-0000000000bb',
    ruleVersion: 1,
    surveyId: aResponse().surveyId,
    touchpointId: aResponse().touchpointId,
    scoreLevel: 'low',
    title: 'Call back',
    playbook: 'Call.',
    status: 'open',
    assigneeId: null,
    dueInMinutes: 120,
    openedAt: AT,
    dueAt: due,
    firstDueAt: due,
    firstResponseAt: null,
    firstResolvedAt: null,
    resolvedAt: null,
    rootCause: null,
    rootCauseText: null,
    outcome: null,
    done: null,
    breachedAt: null,
    reopenCount: 0,
    clocks: null,
    raisedAt: null,
    revision: 1,
    ...overrides,
  };
}
