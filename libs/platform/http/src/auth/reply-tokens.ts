import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyedHash } from './keyed-hash.js';

const TOKEN = /^[0-9a-f]{32}$/;

/**
 * Tokens of the addresses at which customers answer, as in `reply+<token>@in.example.com`, one per task. A token is derived from the task
 * with a key of the installation, so that the service that writes the mail is told the task only, and of the token itself no row and no
 * event has more than the hash. It is lower case, because mail servers may change the case of an address.
 */
@Injectable()
export class ReplyTokens {
  constructor(private readonly hash: KeyedHash) {}

  /** The token of a task: 32 hexadecimal digits. */
  tokenOf(taskId: string): string {
    return Buffer.from(this.hash.of(`reply address of task: ${taskId}`), 'base64url')
      .subarray(0, 16)
      .toString('hex');
  }

  /** The address at which the customer answers. `domain` receives mail for the installation. */
  addressOf(taskId: string, domain: string): string {
    return `reply+${this.tokenOf(taskId)}@${domain}`;
  }

  /** The hash by which a token is found. */
  hashOf(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
  }

  /** The token of an address of this domain, in any case; undefined for any other address. */
  tokenIn(address: string, domain: string): string | undefined {
    const [local, host] = splitAtLast(address.toLowerCase(), '@');
    if (host !== domain.toLowerCase() || !local.startsWith('reply+')) return undefined;
    const token = local.slice('reply+'.length);
    return TOKEN.test(token) ? token : undefined;
  }
}

function splitAtLast(text: string, separator: string): readonly [string, string] {
  const at = text.lastIndexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}
