import type { Tx } from '@hearback/database';
import type { ChatText } from '../../domain/chat/chat-message.js';
import type { DigestCounts } from '../../domain/chat/chat-digest.js';

/** What a rule says in a chat. No words, names or ids of a customer: nobody could erase them there. */
export interface RuleNotice {
  readonly ruleName: string;
  /** What the rule's author wrote. */
  readonly text: string;
  readonly scores: readonly { readonly metric: string; readonly score: number; readonly max: number }[];
  readonly responseId: string;
  /** Null: the rule opened none. */
  readonly taskId: string | null;
}

/** Writes messages for chats in the language of the workspace. */
export abstract class ChatWriter {
  /** BCP 47 tag of the language of the workspace. */
  abstract languageOf(tx: Tx, tenantId: string): Promise<string>;
  abstract test(language: string): ChatText;
  abstract rule(notice: RuleNotice, language: string): ChatText;
  /** `from` and `to`: the days of the summary, in the time zone of the workspace. */
  abstract digest(
    counts: DigestCounts,
    days: { readonly from: Date; readonly to: Date },
    zone: string,
    language: string,
  ): ChatText;
}
