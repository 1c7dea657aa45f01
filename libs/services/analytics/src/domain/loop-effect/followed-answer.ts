/** A customer's first answer of a period with the next one to the same survey, and what was done in between. */
export interface FollowedAnswer {
  readonly responseId: string;
  readonly nextResponseId: string;
  readonly first: number;
  readonly next: number;
  readonly answeredAt: Date;
  readonly nextAt: Date;
  /** Only customers of the same stratum are compared: survey, touchpoint, and the attribute of the request. */
  readonly stratum: string;
  readonly done: Done;
}

/** What was done about an answer, before the next one. */
export interface Done {
  /** A task was opened. */
  readonly task: boolean;
  /** When a person first answered the customer; null: nobody had. */
  readonly personAt: Date | null;
  /** An automatic reply was sent. */
  readonly automatic: boolean;
  readonly promise: 'kept' | 'broken' | null;
}

/** The ways of following up that are compared with doing nothing; `any_person` is the one that the report is about. */
export const ACTIONS = [
  'any_person',
  'person_within_day',
  'person_later',
  'promise_kept',
  'promise_broken',
  'automatic_only',
  'task_only',
] as const;
export type Action = (typeof ACTIONS)[number];

const DAY_MS = 86_400_000;

/** Whether a customer was followed up in this way. */
export function isTreated(action: Action, { answeredAt, done }: Pick<FollowedAnswer, 'answeredAt' | 'done'>): boolean {
  const { personAt, automatic, promise, task } = done;
  const hours = personAt === null ? null : personAt.getTime() - answeredAt.getTime();
  switch (action) {
    case 'any_person':
      return hours !== null;
    case 'person_within_day':
      return hours !== null && hours <= DAY_MS;
    case 'person_later':
      return hours !== null && hours > DAY_MS;
    case 'promise_kept':
    case 'promise_broken':
      return hours !== null && `promise_${promise}` === action;
    case 'automatic_only':
      return hours === null && automatic;
    case 'task_only':
      return hours === null && !automatic && task;
  }
}

/**
 * Whether a customer can be a control: nobody and nothing had answered. A task that nobody answered leaves a customer a control, except
 * where just that is compared: its effect should be none, which checks the comparison itself.
 */
export function isControl(action: Action, { done }: Pick<FollowedAnswer, 'done'>): boolean {
  return done.personAt === null && !done.automatic && (action !== 'task_only' || !done.task);
}
