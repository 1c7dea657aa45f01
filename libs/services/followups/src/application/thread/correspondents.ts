import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import type { Task } from '../../domain/task.js';
import type { ThreadMessage } from '../../domain/thread/thread-message.js';
import { ResponseFactsStore } from '../response-facts-store.js';
import { CustomerDirectory, type KnownCustomer } from './customer-directory.js';
import { ThreadStore } from './thread-store.js';

/** With whom a thread is held. */
export interface Correspondent {
  /** The workspace's own id of the customer; null: somebody who is no known customer. */
  readonly externalId: string | null;
  readonly name: string | null;
  /** Where mails go; null: nowhere. */
  readonly address: string | null;
  /** BCP 47 tag of the customer's language; null: not known. */
  readonly language: string | null;
  /** IANA name of the customer's time zone; null: not known. */
  readonly timeZone: string | null;
  readonly prefersPerson: boolean;
  readonly isSuppressed: boolean;
}

/** Says with whom the thread of a task is held: the customer of the response, or else who has written. */
@Injectable()
export class Correspondents {
  constructor(
    private readonly facts: ResponseFactsStore,
    private readonly customers: CustomerDirectory,
    private readonly threads: ThreadStore,
  ) {}

  /** Undefined: it is not known, as for a task that is about no answer and in which nobody has written. */
  async of(tx: Tx, tenantId: string, task: Task): Promise<Correspondent | undefined> {
    const facts =
      task.responseId === null
        ? undefined
        : (await this.facts.find(tx, tenantId, [task.responseId])).get(task.responseId);
    const last = (await this.threads.ofTask(tx, tenantId, task.id)).findLast(isTrusted);
    const externalId = facts?.customer ?? last?.customerExternalId ?? null;
    const language = facts?.language ?? null;
    const customer = externalId === null ? undefined : await this.customers.find(tx, tenantId, externalId);
    if (customer !== undefined) return known(customer, language);
    if (externalId !== null)
      return {
        externalId,
        name: null,
        address: null,
        language,
        timeZone: null,
        prefersPerson: false,
        isSuppressed: false,
      };
    if (last?.direction !== 'in' || last.senderAddress === null) return undefined;
    const { senderName: name, senderAddress: address } = last;
    return { externalId: null, name, address, language, timeZone: null, prefersPerson: false, isSuppressed: false };
  }
}

function known(customer: KnownCustomer, language: string | null): Correspondent {
  const { externalId, name, email: address, timeZone, prefersPerson, isSuppressed } = customer;
  return { externalId, name, address, language: customer.language ?? language, timeZone, prefersPerson, isSuppressed };
}

/** Who is not proven to have written is never written to because of it. */
function isTrusted(message: ThreadMessage): boolean {
  if (message.direction === 'out') return message.customerExternalId !== null;
  return message.kind === 'reply' && message.warning === null;
}
