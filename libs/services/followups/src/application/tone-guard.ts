import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { scoreLevelOfFacts } from '../domain/response-facts.js';
import type { Task } from '../domain/task.js';
import { mayWrite, type OutgoingMessage, type ToneReason } from '../domain/thread/may-write.js';
import { ResponseFactsStore } from './response-facts-store.js';
import type { Correspondent } from './thread/correspondents.js';
import { ThreadStore } from './thread/thread-store.js';

/** A message that is to be sent, about a task or about none. */
export interface GuardedMessage extends Pick<OutgoingMessage, 'writer'> {
  readonly task: Task | null;
  readonly to: Correspondent;
}

/** Answers, in the transaction that stores a message, whether it may be sent to the customer (ADR 0067). */
export abstract class ToneGuard {
  abstract mayWrite(tx: Tx, tenantId: string, message: GuardedMessage): Promise<'write' | ToneReason>;
}

/** `ToneGuard` by what this service knows. */
@Injectable()
export class KnownTone extends ToneGuard {
  constructor(
    private readonly facts: ResponseFactsStore,
    private readonly threads: ThreadStore,
  ) {
    super();
  }

  override async mayWrite(tx: Tx, tenantId: string, { writer, to }: GuardedMessage): Promise<'write' | ToneReason> {
    if (writer === 'person') return 'write';
    const { externalId, prefersPerson } = to;
    const [lastLowScoreAt, lastPersonAt] =
      externalId === null
        ? [null, null]
        : [
            await this.#lastLowScoreAt(tx, tenantId, externalId),
            await this.threads.lastPersonAt(tx, tenantId, externalId),
          ];
    // The sender adds the way to a person to every mail, where no template can take it out.
    const message = { writer, hasWayToPerson: true, isMomentOfTruth: false };
    return mayWrite(message, { lastLowScoreAt, lastPersonAt, promiseBrokenAt: null, prefersPerson });
  }

  async #lastLowScoreAt(tx: Tx, tenantId: string, externalId: string): Promise<Date | null> {
    const answers = await this.facts.ofCustomer(tx, tenantId, externalId);
    return answers.find((facts) => scoreLevelOfFacts(facts) === 'low')?.submittedAt ?? null;
  }
}
