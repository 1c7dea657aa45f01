import { Injectable } from '@nestjs/common';
import { ReplyTokens } from '@hearback/http';
import { FollowupsConfig } from '../../followups.config.js';
import { ReplyAddresses } from '../thread/reply-addresses.js';
import { InboundMailStore } from './inbound-mail-store.js';

/** Whose mail it is. */
export interface MailTarget {
  readonly tenantId: string;
  /** Null: a first mail to the workspace. */
  readonly taskId: string | null;
}

/** Finds who is behind the address of an incoming mail. */
@Injectable()
export class MailTargets {
  constructor(
    private readonly config: FollowupsConfig,
    private readonly tokens: ReplyTokens,
    private readonly replies: ReplyAddresses,
    private readonly mails: InboundMailStore,
  ) {}

  /** Undefined: there is no such address here. Fails if the database cannot be asked. */
  async find(address: string): Promise<MailTarget | undefined> {
    const { replyDomain } = this.config;
    if (replyDomain === undefined) return undefined;
    const token = this.tokens.tokenIn(address, replyDomain, 'hello');
    if (token === undefined) return this.replies.taskOf(address);
    const tenantId = await this.mails.workspaceOfHello(this.tokens.hashOf(token));
    return tenantId === undefined ? undefined : { tenantId, taskId: null };
  }
}
