import { parsePublicId, publicId } from '@hearback/kernel';
import {
  IntersectionType,
  TimestampField,
  IntegerField,
  JsonField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  StringField,
  EnumField,
} from '@hearback/http';
import type { AuditFilter } from '../application/account-queries.js';
import type { LinkedEntry } from '../application/audit-store.js';
import type { AuditVerdict } from '../application/verify-audit-chain.js';
import { AUDIT_TARGETS, type Actor, type AuditedAction, type JsonObject } from '../domain/audit-entry.js';

const ACTORS = ['staff', 'key', 'visitor', 'operator', 'product'] as const satisfies readonly Actor['kind'][];
/** Query of `GET /v1/audit-entries/export`. */
export class AuditExportQueryDto {
  @StringField({ min: 1, max: 60, pattern: /^[a-z-]+\.[a-z-]+$/, optional: true, example: 'api-key.revoked' })
  readonly action?: string;

  @StringField({
    pattern: /^(stf|key)_[0-9a-f]{32}$/,
    optional: true,
    example: 'stf_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c',
    description: 'What this member or key did.',
  })
  readonly actor_id?: string;

  @TimestampField({ optional: true })
  readonly 'created_at[gte]'?: string;

  @TimestampField({ optional: true })
  readonly 'created_at[lt]'?: string;
}

/** Query of `GET /v1/audit-entries`. */
export class AuditQueryDto extends IntersectionType(AuditExportQueryDto, ListQueryDto) {}

/** The filter of a query. */
export function fromAuditQueryDto(query: AuditExportQueryDto): AuditFilter {
  const { action, actor_id: actor, 'created_at[gte]': from, 'created_at[lt]': to } = query;
  return {
    action,
    actorId: actor && (parsePublicId('stf', actor) ?? parsePublicId('key', actor)),
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  };
}

/** Who acted. */
export class ActorDto {
  @EnumField(ACTORS)
  readonly kind: Actor['kind'];
  @StringField({ nullable: true, example: 'stf_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c' })
  readonly id: string | null;
}

/** What was acted on. */
export class TargetDto {
  @EnumField(AUDIT_TARGETS)
  readonly kind: AuditedAction['target']['kind'];
  @StringField({ example: 'key_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c' })
  readonly id: string;
}

/** An entry of the audit log. */
export class AuditEntryDto {
  @PublicIdField('aud')
  readonly id: string;
  @IntegerField({ min: 1, description: 'Counts up without gaps within the workspace.' })
  readonly sequence: number;
  @TimestampField()
  readonly created_at: string;
  @ObjectField(() => ActorDto)
  readonly actor: ActorDto;
  @StringField({ example: 'api-key.revoked' })
  readonly action: string;
  @ObjectField(() => TargetDto)
  readonly target: TargetDto;
  @JsonField({ nullable: true, description: 'The changed values before the action.', example: { role: 'viewer' } })
  readonly before: JsonObject | null;
  @JsonField({ nullable: true, description: 'The changed values after the action.', example: { role: 'editor' } })
  readonly after: JsonObject | null;
  @StringField({
    description: 'SHA-256 over this entry and the hash of the previous one, hexadecimal.',
    example: '9f86d081…',
  })
  readonly hash: string;
}

/** Whether the audit log is unchanged. */
export class AuditVerificationDto {
  @EnumField(['intact', 'broken'])
  readonly verdict: 'intact' | 'broken';
  @IntegerField({ min: 0, nullable: true, description: 'Number of entries checked; null if the chain is broken.' })
  readonly entries: number | null;
  @IntegerField({ min: 1, nullable: true, description: 'Sequence of the first entry that is missing or was changed.' })
  readonly broken_at: number | null;
}

const PREFIXES = {
  staff: 'stf',
  key: 'key',
  'api-key': 'key',
  invitation: 'inv',
  team: 'tem',
  workspace: 'wsp',
  survey: 'srv',
  response: 'rsp',
  import: 'imp',
  rule: 'rul',
  task: 'tsk',
  annotation: 'ann',
  goal: 'gol',
  scenario: 'scn',
  topic: 'top',
  calendar: 'cal',
  customer: 'cus',
  'mail-webhook': 'wsp',
  sender: 'wsp',
} as const;

function idOf(kind: Actor['kind'] | AuditedAction['target']['kind'], id: string): string {
  return kind in PREFIXES ? publicId(PREFIXES[kind as keyof typeof PREFIXES], id) : id;
}

/** An entry for the wire. */
export function toAuditEntryDto({ entry, hash }: LinkedEntry): AuditEntryDto {
  const { actor, target } = entry;
  return {
    id: publicId('aud', entry.id),
    sequence: entry.sequence,
    created_at: entry.at.toISOString(),
    actor: { kind: actor.kind, id: actor.id === null ? null : idOf(actor.kind, actor.id) },
    action: entry.action,
    target: { kind: target.kind, id: idOf(target.kind, target.id) },
    before: entry.before,
    after: entry.after,
    hash,
  };
}

/** A verdict for the wire. */
export function toAuditVerificationDto(verdict: AuditVerdict): AuditVerificationDto {
  return verdict.kind === 'intact'
    ? { verdict: 'intact', entries: verdict.entries, broken_at: null }
    : { verdict: 'broken', entries: null, broken_at: verdict.sequence };
}
