import { publicId } from '@hearback/kernel';
import {
  BooleanField,
  EntityTag,
  EnumField,
  IntegerField,
  ListField,
  ObjectField,
  PublicIdField,
  RecordField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { askingErrors } from '../../application/asking/asking.errors.js';
import type { CustomerTouches } from '../../application/asking/attention-queries.js';
import type { StoredTouch } from '../../application/asking/touch-store.js';
import type { StoredAttention } from '../../application/asking/attention-store.js';
import { EFFECT_DAYS, type AttentionEffect } from '../../application/asking/try-attention.js';
import type { EffectCount } from '../../domain/asking/attention-effect.js';
import {
  DEFAULT_ATTENTION_RULES,
  MAX_WAIT_DAYS,
  SURVEY_KINDS,
  type AttentionRules,
  type SurveyKind,
  type Wait,
} from '../../domain/asking/attention-rules.js';
import { readWaits } from '../../domain/asking/read-waits.js';

const KIND_NAME = new RegExp(`^(${SURVEY_KINDS.join('|')})$`);
const CAUSES = ['invitation', 'reminder', 'widget', 'answer', 'conversation'] as const;
const { waits: WAITS } = DEFAULT_ATTENTION_RULES;

const Row = (kind: SurveyKind) =>
  RecordField({
    of: ['number', 'string'],
    key: KIND_NAME,
    max: SURVEY_KINDS.length,
    value: { min: 0, max: MAX_WAIT_DAYS },
    example: { ...WAITS[kind] },
    description: `Days to wait after a question about ${kind} before one of each kind; \`once\`: never twice about the same matter.`,
  });

/** Days to wait between two questions, by the kind that was asked and the kind that would be asked next. */
export class WaitsDto {
  @Row('order')
  readonly order: Readonly<Record<string, Wait>>;
  @Row('relationship')
  readonly relationship: Readonly<Record<string, Wait>>;
  @Row('support')
  readonly support: Readonly<Record<string, Wait>>;
  @Row('product')
  readonly product: Readonly<Record<string, Wait>>;
  @Row('conversation')
  readonly conversation: Readonly<Record<string, Wait>>;
}

const CLOCK = { min: 5, max: 5, pattern: /^([01]\d|2[0-3]):[0-5]\d$/ };

/** A part of the customer's day, which may go past midnight. */
export class QuietHoursDto {
  @StringField({ ...CLOCK, example: '20:00' })
  readonly from: string;
  @StringField({ ...CLOCK, example: '09:00' })
  readonly to: string;
}

/** Body of `PUT /v1/attention-rules`. */
export class ChangeAttentionDto {
  @ObjectField(() => WaitsDto)
  readonly waits: WaitsDto;
  @IntegerField({ min: 1, max: 365, example: 6, description: 'Questions in twelve months at most.' })
  readonly per_year: number;
  @ObjectField(() => QuietHoursDto, {
    nullable: true,
    description: 'When nobody is written to who has chosen no quiet hours; null: at any time.',
  })
  readonly quiet_hours: QuietHoursDto | null;
}

/** The attention rules of a workspace. */
export class AttentionDto extends ChangeAttentionDto {
  @EntityTag()
  @IntegerField({ min: 0, description: 'The `ETag` to send as `If-Match`; 0: the defaults, which nobody has changed.' })
  readonly revision: number;
  @TimestampField({ nullable: true })
  readonly updated_at: string | null;
}

/** Customers who were not asked for a reason. */
export class ReasonCountDto {
  @StringField({ example: 'wait-period' })
  readonly reason: string;
  @IntegerField({ min: 0, example: 12 })
  readonly customers: number;
}

/** Questions that were asked, and those that were not. */
export class EffectCountDto {
  @IntegerField({ min: 0, example: 310 })
  readonly asked: number;
  @IntegerField({ min: 0, example: 41 })
  readonly not_asked: number;
  @ListField(() => ReasonCountDto, { max: 50 })
  readonly reasons: readonly ReasonCountDto[];
}

/** What rules would have changed. */
export class AttentionEffectDto extends EffectCountDto {
  @IntegerField({ min: 1, example: EFFECT_DAYS, description: 'Days whose decisions were made again.' })
  readonly days: number;
  @BooleanField({
    description: 'False: there were more decisions than 20,000, and the newest of them were made again.',
  })
  readonly complete: boolean;
  @ObjectField(() => EffectCountDto)
  readonly with_change: EffectCountDto;
}

/** A contact that cost attention. */
export class TouchDto {
  @TimestampField()
  readonly at: string;
  @EnumField(SURVEY_KINDS)
  readonly kind: SurveyKind;
  @PublicIdField('srv')
  readonly survey_id: string;
  @StringField({ example: 'email' })
  readonly channel: string;
  @EnumField(CAUSES)
  readonly cause: (typeof CAUSES)[number];
  @PublicIdField('svi', { nullable: true })
  readonly invitation_id: string | null;
  @TimestampField({ nullable: true, description: 'Since when it does not count, because the mail did not arrive.' })
  readonly voided_at: string | null;
}

/** Whether a question of a kind may follow now. */
export class NextQuestionDto {
  @EnumField(SURVEY_KINDS)
  readonly kind: SurveyKind;
  @BooleanField({ example: false })
  readonly may_be_asked: boolean;
  @TimestampField({
    nullable: true,
    description: 'When the reason ends by itself; null: it does not, or there is none.',
  })
  readonly may_be_asked_from: string | null;
  @StringField({ nullable: true, example: 'wait-period' })
  readonly reason: string | null;
}

/** The newest touches of a customer, newest first, and when the next question may follow. */
export class CustomerTouchesDto {
  @ListField(() => TouchDto, { max: 100 })
  readonly data: readonly TouchDto[];
  @ListField(() => NextQuestionDto, { max: SURVEY_KINDS.length })
  readonly next: readonly NextQuestionDto[];
}

/** The settings of a body. Throws `bad-attention-rules`. */
export function fromChangeAttentionDto(dto: ChangeAttentionDto): AttentionRules {
  const read = readWaits({ ...dto.waits });
  if ('defects' in read) throw askingErrors.error('bad-attention-rules', undefined, { errors: read.defects });
  const { per_year: perYear, quiet_hours: quiet } = dto;
  return { waits: read.waits, perYear, quietHours: quiet && { from: quiet.from, to: quiet.to } };
}

/** The rules as the API shows them. */
export function toAttentionDto({ settings, revision, updatedAt }: StoredAttention): AttentionDto {
  const { waits, perYear, quietHours } = settings;
  return {
    waits,
    per_year: perYear,
    quiet_hours: quietHours,
    revision,
    updated_at: updatedAt?.toISOString() ?? null,
  };
}

/** The effect as the API shows it. */
export function toAttentionEffectDto({ before, after, isComplete }: AttentionEffect): AttentionEffectDto {
  return { days: EFFECT_DAYS, complete: isComplete, ...toCountDto(before), with_change: toCountDto(after) };
}

function toCountDto({ asked, reasons }: EffectCount): EffectCountDto {
  const list = [...reasons].map(([reason, customers]) => ({ reason, customers }));
  const not_asked = list.reduce((sum, { customers }) => sum + customers, 0);
  return { asked, not_asked, reasons: list.toSorted((a, b) => b.customers - a.customers) };
}

/** The contact as the API shows it. */
export function toTouchDto(touch: StoredTouch): TouchDto {
  return {
    at: touch.at.toISOString(),
    kind: touch.surveyKind,
    survey_id: publicId('srv', touch.surveyId),
    channel: touch.channel,
    cause: touch.cause,
    invitation_id: touch.invitationId && publicId('svi', touch.invitationId),
    voided_at: touch.voidedAt?.toISOString() ?? null,
  };
}

/** The touches as the API shows them. */
export function toCustomerTouchesDto({ touches, next }: CustomerTouches): CustomerTouchesDto {
  return {
    data: touches.map(toTouchDto),
    next: next.map(({ kind, mayBeAsked, reason, until }) => ({
      kind,
      may_be_asked: mayBeAsked,
      may_be_asked_from: until?.toISOString() ?? null,
      reason,
    })),
  };
}
