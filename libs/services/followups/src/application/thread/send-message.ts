import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import type { OutMessage } from '../../domain/thread/thread-message.js';
import type { Author } from '../add-note.js';
import { ReplyDraftStore } from '../drafts/reply-draft-store.js';
import { followupsErrors } from '../followups.errors.js';
import { WriteMessage, type WrittenMessage } from './write-message.js';

/** A message that a caller of the API sends. */
export interface MessageToSend {
  readonly taskId: string;
  readonly text: string;
  /** Whether the task waits for the customer once it has left. */
  readonly waits: boolean;
}

/**
 * Sends a message to the customer of a task: by hand for a member of staff, whose draft is discarded, automatically for an API key.
 */
@Injectable()
export class SendMessage {
  constructor(
    private readonly write: WriteMessage,
    private readonly drafts: ReplyDraftStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `task-not-found`, `customer-unreachable`, `tone-forbids` */
  async execute(unit: UnitOfWork, { taskId, text, waits }: MessageToSend, by: Author): Promise<OutMessage> {
    return unit.run(async (tx) => {
      const isPerson = by.kind === 'staff';
      const written = await this.write.execute(tx, unit.tenantId, {
        id: this.ids.next(),
        taskId,
        writer: isPerson ? 'person' : 'automatic',
        memberId: isPerson ? by.id : null,
        purpose: 'reply',
        text,
        waits,
      });
      if (written.kind === 'refused') throw refusal(written);
      if (isPerson) await this.drafts.clear(tx, unit.tenantId, { taskId, memberId: by.id }, this.clock.now());
      return written.message;
    });
  }
}

const UNREACHABLE = {
  'no-customer': 'no customer is known for this task',
  'no-address': 'no mail address of the customer is known',
  suppressed: 'the address of the customer is on the list of those that are not written to',
} as const;

function refusal({ reason }: WrittenMessage & { readonly kind: 'refused' }) {
  if (reason in UNREACHABLE)
    return followupsErrors.error('customer-unreachable', UNREACHABLE[reason as keyof typeof UNREACHABLE]);
  return followupsErrors.error('tone-forbids', `the reason is \`${reason}\``);
}
