import type { NewEvent } from '@hearback/contracts';
import { violatedConstraint, type BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { freezeAttributes, type NewResponse, type StoreResult } from '../domain/response.js';
import { eventsOf } from './response-events.js';
import { ResponseStore, type FrozenResponse, type StoredSubmission, type SubmissionKey } from './response-store.js';

/** The results of a batch, and the events to append as the last statement of its transaction. */
export interface StoredBatch {
  /** One per response, in order. */
  readonly results: readonly StoreResult[];
  readonly events: readonly NewEvent[];
}

/**
 * Stores checked responses in the given transaction, each submission once, for the intake and for imports. A submission
 * that repeats another one of the batch, or one that is already stored, gets the result of the first.
 */
@Injectable()
export class StoreResponses {
  constructor(private readonly store: ResponseStore) {}

  async execute(tx: BatchTx, responses: readonly NewResponse[], acceptedAt: Date): Promise<StoredBatch> {
    const firsts = firstOfEach(responses);
    const frozen = await this.#freeze(tx, [...firsts.values()]);
    const inserted = await this.store.insert(tx, frozen, acceptedAt);
    const fresh = frozen.filter(({ response }) => inserted.has(response.id));
    const known = await this.#findKnown(tx, frozen, inserted);
    const results = responses.map((response) => {
      const key = textOf(keyOf(response));
      const first = firsts.get(key)!;
      if (!inserted.has(first.id)) return resultOf(response, known.get(key)!);
      const { id, contentDigest } = first;
      const stored = { id, contentDigest, surveyVersion: first.survey.version, createdAt: acceptedAt };
      return resultOf(response, stored);
    });
    const at = acceptedAt.toISOString();
    return { results, events: fresh.flatMap((each) => eventsOf(each, acceptedAt, at)) };
  }

  /**
   * Like `execute`, for batches in which every submission is expected to be new. No statement depends on a result, so
   * insert, events and commit can be sent together. `stored` rejects if a submission exists already (`isRepeat`); then
   * nothing of the batch is stored.
   */
  async storeNew(
    tx: BatchTx,
    responses: readonly NewResponse[],
    acceptedAt: Date,
  ): Promise<StoredBatch & { readonly stored: Promise<void> }> {
    const firsts = firstOfEach(responses);
    const frozen = await this.#freeze(tx, [...firsts.values()]);
    const stored = this.store.insertNew(tx, frozen, acceptedAt);
    const results = responses.map((response) => {
      const { id, contentDigest, survey } = firsts.get(textOf(keyOf(response)))!;
      return resultOf(response, { id, contentDigest, surveyVersion: survey.version, createdAt: acceptedAt });
    });
    const at = acceptedAt.toISOString();
    return { results, events: frozen.flatMap((each) => eventsOf(each, acceptedAt, at)), stored };
  }

  /** The result of this submission if it was stored before. */
  async find(tx: BatchTx, response: NewResponse): Promise<StoreResult | undefined> {
    const [stored] = await this.store.find(tx, [keyOf(response)]);
    return stored && resultOf(response, stored);
  }

  async #freeze(tx: BatchTx, responses: readonly NewResponse[]): Promise<readonly FrozenResponse[]> {
    const known = responses.some((response) => response.customer !== undefined);
    const profiles = known ? await this.store.profiles(tx, responses) : [];
    return responses.map((response, index) => ({
      response,
      attributes: freezeAttributes(response, profiles[index]?.attributes),
      segments: profiles[index]?.segments ?? [],
    }));
  }

  async #findKnown(
    tx: BatchTx,
    frozen: readonly FrozenResponse[],
    inserted: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, StoredSubmission>> {
    if (inserted.size === frozen.length) return NONE;
    const keys = frozen.filter(({ response }) => !inserted.has(response.id)).map(({ response }) => keyOf(response));
    const found = await this.store.find(tx, keys);
    return new Map(
      keys.map((key, index) => {
        const stored = found[index];
        if (stored === undefined) throw new Error('a submission was neither inserted nor found');
        return [textOf(key), stored];
      }),
    );
  }
}

const NONE: ReadonlyMap<string, StoredSubmission> = new Map();

/** The unique constraints that a repeated submission violates. */
const REPEATED: ReadonlySet<string> = new Set(['response_pkey', 'response_submission_key']);

/** Whether `storeNew` failed because a submission was not new. */
export function isRepeat(error: unknown): boolean {
  return REPEATED.has(violatedConstraint(error) ?? '');
}

/** The key that identifies the submission of a response. */
export function keyOf(response: NewResponse): SubmissionKey {
  return {
    tenantId: response.survey.tenantId,
    surveyId: response.survey.surveyId,
    submissionId: response.submissionId,
  };
}

function textOf(key: SubmissionKey): string {
  return `${key.tenantId}${key.surveyId}${key.submissionId}`;
}

function firstOfEach(responses: readonly NewResponse[]): ReadonlyMap<string, NewResponse> {
  const firsts = new Map<string, NewResponse>();
  for (const response of responses) {
    const key = textOf(keyOf(response));
    if (!firsts.has(key)) firsts.set(key, response);
  }
  return firsts;
}

function resultOf(response: NewResponse, stored: StoredSubmission): StoreResult {
  if (stored.contentDigest !== response.contentDigest) return { kind: 'reused' };
  const { id, surveyVersion, createdAt } = stored;
  return { kind: id === response.id ? 'stored' : 'unchanged', id, surveyVersion, createdAt };
}
