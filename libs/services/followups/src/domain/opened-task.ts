import { scoreLevelOfFacts, type ResponseFacts } from './response-facts.js';
import type { Task } from './task.js';

/** What differs between tasks when they are opened. */
export interface OpeningOfTask extends Pick<
  Task,
  'id' | 'title' | 'playbook' | 'assigneeId' | 'dueInMinutes' | 'openedAt' | 'dueAt'
> {
  /** Null: it is about no response. */
  readonly facts: ResponseFacts | null;
  /** The rule that opens it, by its version; null: it is opened by hand. */
  readonly rule: { readonly id: string; readonly version: number } | null;
}

/** A task at its opening: nothing has happened yet, and no clock counts. */
export function openedTask({ facts, rule, ...given }: OpeningOfTask): Task {
  return {
    ...given,
    responseId: facts?.responseId ?? null,
    ruleId: rule?.id ?? null,
    ruleVersion: rule?.version ?? null,
    surveyId: facts?.surveyId ?? null,
    touchpointId: facts?.touchpointId ?? null,
    scoreLevel: facts === null ? null : scoreLevelOfFacts(facts),
    status: 'open',
    firstDueAt: given.dueAt,
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
  };
}
