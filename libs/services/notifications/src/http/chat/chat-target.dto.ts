import {
  EntityTag,
  EnumField,
  IntegerField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { ChatContent } from '../../application/chat/change-chat-targets.js';
import type { ListedChatTarget } from '../../application/chat/chat-target-store.js';
import { CHAT_KINDS, DIGESTS, type ChatKind, type ChatStatus, type Digest } from '../../domain/chat/chat-target.js';
import { DISABLED_REASONS, type DisabledReason } from '../../domain/webhooks/webhook-endpoint.js';

const KIND = { example: 'slack', description: 'The tool, whose shape the messages have.' } as const;
const NAME = { min: 1, max: 80, pattern: /\S/, example: '#service' };
const ADDRESS = {
  min: 1,
  max: 2_000,
  example: 'https://hooks.slack.com/services/T0/B0/x',
  description:
    'The address that the tool gave for its incoming webhook: https, on the internet. It is a secret and never shown again.',
};
const DIGEST = {
  example: 'daily',
  description:
    'A summary of tasks and promises at eight in the morning of the workspace; `weekly`: on Mondays. Nothing is sent where nothing happened. Default: `never`.',
} as const;
const OUTCOMES = ['delivered', 'failed', 'gone'] as const;

/** The query of a list of chats. */
export class ChatTargetsQueryDto extends ListQueryDto {}

/** A new chat. */
export class CreateChatTargetDto {
  @EnumField(CHAT_KINDS, KIND) readonly kind: ChatKind;
  @StringField(NAME) readonly name: string;
  @StringField(ADDRESS) readonly address: string;
  @EnumField(DIGESTS, { ...DIGEST, optional: true }) readonly digest?: Digest;
}

/** Changes of a chat. */
export class ChangeChatTargetDto {
  @StringField({ ...NAME, optional: true }) readonly name?: string;
  @StringField({ ...ADDRESS, optional: true, outOfSample: true }) readonly address?: string;
  @EnumField(DIGESTS, { ...DIGEST, optional: true }) readonly digest?: Digest;
}

/** The last attempt to write to a chat. */
export class ChatAttemptDto {
  @TimestampField() readonly at: string;
  @EnumField(OUTCOMES, { nullable: true, description: '`gone`: the tool replied 410. Null: it is being made.' })
  readonly outcome: (typeof OUTCOMES)[number] | null;
  @StringField({ nullable: true, example: 'timeout', description: 'Why there was no reply, as with webhooks.' })
  readonly problem: string | null;
  @IntegerField({ nullable: true, example: 200, description: 'HTTP status of the reply.' })
  readonly status: number | null;
}

/** A chat. */
export class ChatTargetDto {
  @PublicIdField('cht') readonly id: string;
  @EnumField(CHAT_KINDS, KIND) readonly kind: ChatKind;
  @StringField(NAME) readonly name: string;
  @StringField({ example: 'https://hooks.slack.com', description: 'Scheme and host of the address.' })
  readonly origin: string;
  @EnumField(DIGESTS, DIGEST) readonly digest: Digest;
  @EnumField(['active', 'disabled'] as const, {
    description: '`disabled` by the platform: nothing is stored for it until it is enabled.',
  })
  readonly status: ChatStatus;
  @EnumField(DISABLED_REASONS, {
    nullable: true,
    description: '`gone`: the tool replied 410, as for an archived channel. `failing`: it has failed for three days.',
  })
  readonly disabled_reason: DisabledReason | null;
  @TimestampField({ nullable: true, description: 'Since when attempts fail; null: the last one did not.' })
  readonly failing_since: string | null;
  @TimestampField({ nullable: true }) readonly last_success_at: string | null;
  @ObjectField(() => ChatAttemptDto, { nullable: true, description: 'Null: nothing was sent.' })
  readonly last_attempt: ChatAttemptDto | null;
  @IntegerField({ min: 0, description: 'Messages that wait for an attempt.' }) readonly pending: number;
  @EntityTag()
  @IntegerField({ min: 1, description: 'The `ETag` to send as `If-Match`.' })
  readonly revision: number;
  @TimestampField() readonly created_at: string;
}

/** The content of a body, without what it leaves out. */
export function contentOf({ name, address, digest }: ChangeChatTargetDto): Partial<ChatContent> {
  return {
    ...(name !== undefined && { name }),
    ...(address !== undefined && { address }),
    ...(digest !== undefined && { digest }),
  };
}

/** The chat as the API shows it. */
export function chatTargetToDto(target: ListedChatTarget): ChatTargetDto {
  const { lastAttempt } = target;
  return {
    id: publicId('cht', target.id),
    kind: target.kind,
    name: target.name,
    origin: target.origin,
    digest: target.digest,
    status: target.status,
    disabled_reason: target.disabledReason,
    failing_since: target.failingSince?.toISOString() ?? null,
    last_success_at: target.lastSuccessAt?.toISOString() ?? null,
    last_attempt: lastAttempt === null ? null : { ...lastAttempt, at: lastAttempt.at.toISOString() },
    pending: target.pending,
    revision: target.revision,
    created_at: target.createdAt.toISOString(),
  };
}
