import { EntityTag, IntegerField, StringField, TimestampField } from '@hearback/http';
import { MAX_WRITTEN_TEXT } from '../../domain/thread/thread-message.js';
import type { ReplyDraft } from '../../application/drafts/reply-draft-store.js';

/** A draft to save. */
export class SaveReplyDraftDto {
  @StringField({ min: 0, max: MAX_WRITTEN_TEXT, description: 'Empty: discard it.', example: 'Hello Jonas,' })
  readonly text: string;
}

/** What a member has typed to the customer of a task and not sent. */
export class ReplyDraftDto {
  @StringField({ example: 'Hello Jonas,' }) readonly text: string;
  @EntityTag()
  @IntegerField({ min: 0, description: 'Increases with each change.', example: 1 })
  readonly version: number;
  @TimestampField({ nullable: true, description: 'Null: nothing was ever typed.' }) readonly saved_at: string | null;
}

/** The draft as the API shows it. */
export function draftToDto({ text, version, savedAt }: ReplyDraft): ReplyDraftDto {
  return { text, version, saved_at: savedAt?.toISOString() ?? null };
}
