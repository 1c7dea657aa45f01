import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { ReplyTokens } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { FollowupsConfig } from '../../followups.config.js';
import { ThreadStore, type TaskAddress } from './thread-store.js';

/** The addresses at which customers answer, one per task, at the reply domain of the installation. */
@Injectable()
export class ReplyAddresses {
  constructor(
    private readonly threads: ThreadStore,
    private readonly tokens: ReplyTokens,
    private readonly config: FollowupsConfig,
    private readonly clock: Clock,
  ) {}

  /** Whether mails can be answered: without a reply domain the status page is the way. */
  get areOpen(): boolean {
    return this.config.replyDomain !== undefined;
  }

  /** Makes the address of the task known, before a mail names it. */
  async open(tx: Tx, task: TaskAddress): Promise<void> {
    // A process whose secret is another one of the installation's may write the mail.
    for (const token of this.tokens.tokensOf(task.taskId))
      await this.threads.addAddress(tx, task, this.tokens.hashOf(token), this.clock.now());
  }

  /** The task that a mail to this address belongs to; undefined for every other address. */
  async taskOf(address: string): Promise<TaskAddress | undefined> {
    const { replyDomain } = this.config;
    const token = replyDomain === undefined ? undefined : this.tokens.tokenIn(address, replyDomain);
    return token === undefined ? undefined : this.threads.taskOfToken(this.tokens.hashOf(token));
  }
}
