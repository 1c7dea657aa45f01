import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyedHash } from './keyed-hash.js';

const TOKEN = /^[0-9a-f]{32}$/;

/** What an address is for: the answers about a task, or first mails to a workspace. */
export type ReplyAddressKind = 'reply' | 'hello';

/**
 * Tokens of the addresses to which customers write, as in `reply+<token>@in.example.com`, one per task, and `hello+…`, one per workspace. A
 * token is derived from what it stands for with a key of the installation, so that the service that writes the mail is told the task only, and of the token itself no row and no
 * event has more than the hash. It is lower case, because mail servers may change the case of an address.
 */
@Injectable()
export class ReplyTokens {
  constructor(private readonly hash: KeyedHash) {}

  /** The token of a task: 32 hexadecimal digits. */
  tokenOf(taskId: string): string {
    return this.tokensOf(taskId)[0]!;
  }

  /** The tokens of a task with the present secret of the installation, then with its previous ones. */
  tokensOf(taskId: string): readonly string[] {
    return this.#tokensFor(`reply address of task: ${taskId}`);
  }

  /** The address at which the customer answers. `domain` receives mail for the installation. */
  addressOf(taskId: string, domain: string): string {
    return `reply+${this.tokenOf(taskId)}@${domain}`;
  }

  /**
   * The address of a workspace for first mails; another number gives another address. `hash`: that of its token, which may have been made
   * with a previous secret; a new one without it.
   */
  helloAddressOf(tenantId: string, number: number, domain: string, hash?: string): string {
    const tokens = this.#tokensFor(helloText(tenantId, number));
    return `hello+${tokens.find((token) => this.hashOf(token) === hash) ?? tokens[0]!}@${domain}`;
  }

  /** The token in the address of a workspace: 32 hexadecimal digits. */
  helloTokenOf(tenantId: string, number: number): string {
    return this.#tokensFor(helloText(tenantId, number))[0]!;
  }

  /** The hash by which a token is found. */
  hashOf(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
  }

  /** The token of an address of this domain, in any case; undefined for any other address. */
  tokenIn(address: string, domain: string, kind: ReplyAddressKind = 'reply'): string | undefined {
    const [local, host] = splitAtLast(address.toLowerCase(), '@');
    if (host !== domain.toLowerCase() || !local.startsWith(`${kind}+`)) return undefined;
    const token = local.slice(kind.length + 1);
    return TOKEN.test(token) ? token : undefined;
  }

  #tokensFor(text: string): readonly string[] {
    return this.hash.all(text).map((hash) => Buffer.from(hash, 'base64url').subarray(0, 16).toString('hex'));
  }
}

function helloText(tenantId: string, number: number): string {
  return `hello address of workspace: ${tenantId} ${number}`;
}

function splitAtLast(text: string, separator: string): readonly [string, string] {
  const at = text.lastIndexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}
