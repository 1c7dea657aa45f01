import { canonicalJson } from '@hearback/kernel';
import type { Channel } from '@hearback/questionnaire';
import type { Submission } from './submission.js';

/** Values by the key of the question or hidden field. */
export type Values = Readonly<Record<string, unknown>>;

/** What a sender saves: it replaces the values that it names, and null clears one. */
export interface AnswerChange {
  readonly submissionId: string;
  readonly answers: Values;
  readonly hiddenFields: Values;
  /** Undefined: as before. */
  readonly language: string | undefined;
  readonly customer: string | undefined;
  readonly unverifiedCustomer: string | undefined;
  readonly channel: Channel;
  /** Given to try the survey out: it counts nowhere. */
  readonly isTest: boolean;
  /** Whether the customer has sent the answers. */
  readonly complete: boolean;
  /** The personal link through which they came. */
  readonly personalLinkId?: string;
  /** The mailed invitation through which they came. */
  readonly invitation?: InvitedChange;
}

/** How answers came through a mailed invitation. */
export interface InvitedChange {
  readonly id: string;
  /** The answer to the first question, which the mail asks, as text. */
  readonly score: string | null;
  /** Whether a person has touched the page. */
  readonly hasGesture: boolean;
  /** Keyed hash of the network. */
  readonly network: string;
}

/** A response that its sender can still change. */
export interface OpenResponse {
  readonly tenantId: string;
  readonly surveyId: string;
  readonly submissionId: string;
  /** Id of the response. */
  readonly id: string;
  /** The version of the survey that was shown when it was begun. */
  readonly version: number;
  /** Keyed hash of the edit key. */
  readonly editKeyHash: string;
  readonly answers: Values;
  readonly hiddenFields: Values;
  readonly language: string | undefined;
  readonly customer: string | undefined;
  readonly unverifiedCustomer: string | undefined;
  readonly channel: Channel;
  readonly isTest: boolean;
  /** The personal link through which it was begun. */
  readonly personalLinkId: string | undefined;
  /** The invitation that it answers, and whether a person has touched its page. */
  readonly invitationId: string | undefined;
  readonly hasGesture: boolean;
  /** 1, 2, 3 … */
  readonly revision: number;
  readonly begunAt: Date;
  readonly changedAt: Date;
  /** When the customer sent it. */
  readonly completedAt: Date | undefined;
  /** When it was stored as a response and published. */
  readonly storedAt: Date | undefined;
  /** When the customer withdrew it. */
  readonly withdrawnAt: Date | undefined;
}

/** What identifies a new open response. */
export type OpenResponseIdentity = Pick<
  OpenResponse,
  'tenantId' | 'surveyId' | 'id' | 'version' | 'editKeyHash' | 'begunAt'
>;

const HOUR_MS = 3_600_000;

/** Hours after its first save in which a response can be changed. */
export const EDITABLE_HOURS = 24;

/** Until when it can be changed. */
export function editableUntil({ begunAt }: OpenResponse): Date {
  return new Date(begunAt.getTime() + EDITABLE_HOURS * HOUR_MS);
}

/** The first revision. */
export function begin(identity: OpenResponseIdentity, change: AnswerChange): OpenResponse {
  const {
    submissionId,
    language,
    customer,
    unverifiedCustomer,
    channel,
    isTest,
    complete,
    personalLinkId,
    invitation,
  } = change;
  const { begunAt } = identity;
  return {
    ...identity,
    submissionId,
    answers: replaced({}, change.answers),
    hiddenFields: replaced({}, change.hiddenFields),
    language,
    customer,
    unverifiedCustomer,
    channel,
    isTest,
    personalLinkId,
    invitationId: invitation?.id,
    hasGesture: invitation?.hasGesture ?? false,
    revision: 1,
    changedAt: begunAt,
    completedAt: complete ? begunAt : undefined,
    storedAt: undefined,
    withdrawnAt: undefined,
  };
}

/**
 * The next revision; the same object if nothing changes. Values that the change does not name stay, so two tabs overwrite each
 * other's answer to the same question only. Once complete, it stays complete.
 */
export function changed(before: OpenResponse, change: AnswerChange, at: Date): OpenResponse {
  const after: OpenResponse = {
    ...before,
    answers: replaced(before.answers, change.answers),
    hiddenFields: replaced(before.hiddenFields, change.hiddenFields),
    language: change.language ?? before.language,
    completedAt: before.completedAt ?? (change.complete ? at : undefined),
    hasGesture: before.hasGesture || change.invitation?.hasGesture === true,
  };
  return stateOf(after) === stateOf(before) ? before : { ...after, revision: before.revision + 1, changedAt: at };
}

/** Whether the change names another customer than the one of the first save, which would give the answers to somebody else. */
export function namesAnother(before: OpenResponse, change: AnswerChange): boolean {
  const given = change.customer ?? change.unverifiedCustomer;
  return given !== undefined && given !== (before.customer ?? before.unverifiedCustomer);
}

/** Whether somebody has answered a question. */
export function hasAnswers({ answers }: OpenResponse): boolean {
  return Object.keys(answers).length > 0;
}

/** The submission that its answers make. */
export function submissionOf(open: OpenResponse): Submission {
  return {
    submissionId: open.submissionId,
    answers: open.answers,
    hiddenFields: open.hiddenFields,
    language: open.language,
    customer: open.customer,
    unverifiedCustomer: open.unverifiedCustomer,
    submittedAt: submittedAtOf(open),
    channel: open.channel,
    isTest: open.isTest,
    invitationId: open.invitationId,
  };
}

/**
 * An abandoned response was answered when it was last changed, and the answer to an invitation when it was sent, which may be long
 * before it is confirmed; any other one as it is stored.
 */
function submittedAtOf({ completedAt, changedAt, invitationId }: OpenResponse): Date | undefined {
  if (completedAt === undefined) return changedAt;
  return invitationId === undefined ? undefined : completedAt;
}

/** The values after a change: those that it does not name stay, and null clears one. */
export function replaced(before: Values, change: Values): Values {
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== null));
}

function stateOf({ answers, hiddenFields, language, completedAt, hasGesture }: OpenResponse): string {
  return canonicalJson([answers, hiddenFields, language ?? null, completedAt !== undefined, hasGesture]);
}
