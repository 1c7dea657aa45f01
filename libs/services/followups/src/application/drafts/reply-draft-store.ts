import type { Tx } from '@hearback/database';

/** What a member has typed to the customer of a task and not sent. */
export interface ReplyDraft {
  readonly text: string;
  /** Increases with each change; 0: nothing was ever typed. */
  readonly version: number;
  readonly savedAt: Date | null;
}

/** What a member has typed who has typed nothing. */
export const NO_DRAFT: ReplyDraft = { text: '', version: 0, savedAt: null };

/** Whose draft it is. */
export interface DraftKey {
  readonly taskId: string;
  readonly memberId: string;
}

/** Keeps drafts. */
export abstract class ReplyDraftStore {
  abstract find(tx: Tx, tenantId: string, key: DraftKey): Promise<ReplyDraft>;
  /** Stores the text as the version after `version`; `undefined` if the stored draft has another version. */
  abstract save(
    tx: Tx,
    tenantId: string,
    key: DraftKey,
    change: { readonly text: string; readonly version: number; readonly at: Date },
  ): Promise<ReplyDraft | undefined>;
  /** Empties the draft, whatever its version. */
  abstract clear(tx: Tx, tenantId: string, key: DraftKey, at: Date): Promise<void>;
  /** Deletes the drafts of a member. */
  abstract discardOf(tx: Tx, tenantId: string, memberId: string): Promise<void>;
}
