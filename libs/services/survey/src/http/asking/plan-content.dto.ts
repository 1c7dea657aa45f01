import { parsePublicId } from '@hearback/kernel';
import {
  BooleanField,
  EnumField,
  IntegerField,
  JsonField,
  ListField,
  ObjectField,
  PublicIdField,
  StringField,
} from '@hearback/http';
import { MAX_REMINDERS } from '../../domain/asking/next-step.js';
import {
  DEFAULT_WINDOW_DAYS,
  type MessageTexts,
  type PlanAudience,
  type PlanContent,
} from '../../domain/asking/plan.js';

/** Limits of a name. */
export const NAME = { min: 1, max: 200, pattern: /\S/, example: 'After delivery', description: 'For staff.' };
const CREATED_KINDS = ['campaign', 'trigger', 'recurring'] as const;
const AUDIENCES = ['all', 'segments', 'customers'] as const;
const EVENT = { min: 1, max: 64, pattern: /^[A-Za-z0-9_.-]+$/, example: 'delivery' };
const DEFAULT_TIME = '10:00';
/** Limits of a window. */
export const WINDOW = {
  min: 1,
  max: 365,
  example: DEFAULT_WINDOW_DAYS,
  description: 'Days for which an invitation accepts answers.',
};

const USUAL_TIME = {
  optional: true,
  example: false,
  description:
    'Whether customers are written to at the hour at which they usually answer, if it is known from three answers. Default: false.',
} as const;

/** Whom a plan asks. */
export class PlanAudienceDto {
  @EnumField(AUDIENCES, { example: 'all', description: '`all` customers, those of `segments`, or these `customers`.' })
  readonly kind: PlanAudience['kind'];
  @ListField('string', {
    optional: true,
    max: 50,
    item: { min: 36, max: 36, pattern: /^seg_[0-9a-f]{32}$/ },
    outOfSample: true,
    description: '`segments`: members of any of these.',
  })
  readonly segment_ids?: readonly string[];
  @ListField('string', {
    optional: true,
    max: 10_000,
    item: { min: 1, max: 200 },
    outOfSample: true,
    description: "`customers`: the workspace's own ids.",
  })
  readonly external_ids?: readonly string[];
}

/** When a campaign writes. */
export class PlanScheduleDto {
  @StringField({
    min: 10,
    max: 10,
    pattern: /^\d{4}-\d\d-\d\d$/,
    example: '2099-03-02',
    description: 'Each customer lives the day in the own time zone.',
  })
  readonly first_day: string;
  @IntegerField({ min: 1, max: 365, example: 5 })
  readonly days: number;
  @IntegerField({
    min: 1,
    max: 1_000_000,
    optional: true,
    nullable: true,
    example: 400,
    description: 'Customers per day at most. Default: no maximum.',
  })
  readonly per_day?: number | null;
  @StringField({
    optional: true,
    min: 5,
    max: 5,
    pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
    example: '10:00',
    description: "Of the customer's clock; quiet hours move it to their end. Default: 10:00.",
  })
  readonly time?: string;
  @BooleanField(USUAL_TIME)
  readonly at_usual_time?: boolean;
}

/** When a recurring survey asks each customer. */
export class PlanRecurringDto {
  @IntegerField({ min: 1, max: 730, example: 90, description: 'A period of 7 to 730 days.' })
  readonly every: number;
  @EnumField(['day', 'week', 'month'] as const, {
    example: 'day',
    description: 'All are counted from the first date: the 31st is the last day of shorter months, and the 31st again.',
  })
  readonly unit: 'day' | 'week' | 'month';
  @EnumField(['event', 'attribute'] as const, {
    example: 'event',
    description: "Counted from the customer's first `event` of a kind, or from the date in an `attribute`.",
  })
  readonly since: 'event' | 'attribute';
  @StringField({
    min: 1,
    max: 64,
    pattern: /\S/,
    example: 'order',
    description: 'The kind of event, or the attribute.',
  })
  readonly name: string;
  @StringField({
    optional: true,
    min: 5,
    max: 5,
    pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
    example: '10:00',
    description: "Of the customer's clock; quiet hours move it to their end. Default: 10:00.",
  })
  readonly time?: string;
  @BooleanField(USUAL_TIME)
  readonly at_usual_time?: boolean;
}

/** The event that causes a question. */
export class PlanTriggerDto {
  @StringField({ ...EVENT, description: 'Kind of the event. Events that web pages record cause none.' })
  readonly event: string;
  @IntegerField({ optional: true, min: 0, max: 525_600, example: 2880, description: 'Default: 0.' })
  readonly delay_minutes?: number;
  @ListField('string', {
    optional: true,
    max: 20,
    item: EVENT,
    example: ['return'],
    description: 'Kinds of events that cancel the question while it waits.',
  })
  readonly cancel_if?: readonly string[];
}

/** Reminders of those who have not started. */
export class PlanRemindersDto {
  @IntegerField({
    min: 1,
    max: 60,
    example: 5,
    description: 'Days between the question and the first, and between two.',
  })
  readonly after_days: number;
  @IntegerField({ min: 1, max: MAX_REMINDERS, example: 1 })
  readonly count: number;
}

/** The words of the mails. */
export class PlanMessageDto {
  @PublicIdField('snd', { optional: true, nullable: true, description: 'Default: the sender of the installation.' })
  readonly sender_id?: string | null;
  @JsonField({
    optional: true,
    maxBytes: 200_000,
    maxDepth: 3,
    example: { en: { subject: 'How was your order, {{ customer.first_name | default: "there" }}?' } },
    description:
      'Texts by language, then by their name. Those that are left out are the first question and built-in ones.',
  })
  readonly texts?: unknown;
}

/** A change of a draft; members that are left out stay as they are. */
export class ChangePlanDto {
  @StringField({ ...NAME, optional: true })
  readonly name?: string;
  @PublicIdField('srv', { optional: true })
  readonly survey_id?: string;
  @ObjectField(() => PlanAudienceDto, { optional: true, description: 'Default: all customers.' })
  readonly audience?: PlanAudienceDto;
  @ObjectField(() => PlanScheduleDto, { optional: true, nullable: true, description: 'Of a campaign.' })
  readonly schedule?: PlanScheduleDto | null;
  @ObjectField(() => PlanTriggerDto, {
    optional: true,
    nullable: true,
    outOfSample: true,
    description: 'Of a trigger.',
  })
  readonly trigger?: PlanTriggerDto | null;
  @ObjectField(() => PlanRecurringDto, {
    optional: true,
    nullable: true,
    outOfSample: true,
    description: 'Of a recurring survey.',
  })
  readonly recurring?: PlanRecurringDto | null;
  @ObjectField(() => PlanRemindersDto, { optional: true, nullable: true, description: 'Default: null, none.' })
  readonly reminders?: PlanRemindersDto | null;
  @BooleanField({ optional: true, example: false, description: 'Whether who has answered is thanked. Default: false.' })
  readonly thanks?: boolean;
  @IntegerField({ ...WINDOW, optional: true })
  readonly window_days?: number;
  @ObjectField(() => PlanMessageDto, { optional: true })
  readonly message?: PlanMessageDto;
}

/** Body of `POST /v1/plans`. */
export class CreatePlanDto extends ChangePlanDto {
  @EnumField(CREATED_KINDS, {
    example: 'campaign',
    description:
      'A campaign asks its audience once, a trigger after events, a recurring survey each time a period has passed.',
  })
  readonly kind: (typeof CREATED_KINDS)[number];
  @StringField(NAME)
  declare readonly name: string;
  @PublicIdField('srv')
  declare readonly survey_id: string;
}

/** The content of a new plan. */
export function fromCreatePlanDto(dto: CreatePlanDto): PlanContent {
  const given = fromChangePlanDto(dto);
  return {
    name: dto.name.trim(),
    surveyId: given.surveyId!,
    audience: given.audience ?? { kind: 'all' },
    schedule: given.schedule ?? null,
    trigger: given.trigger ?? null,
    recurring: given.recurring ?? null,
    reminderDays: given.reminderDays ?? [],
    thanks: given.thanks ?? false,
    windowDays: given.windowDays ?? DEFAULT_WINDOW_DAYS,
    senderId: given.senderId ?? null,
    texts: given.texts ?? {},
  };
}

/** The change of a draft; what is left out is undefined. */
export function fromChangePlanDto(dto: ChangePlanDto): Partial<PlanContent> {
  const { schedule, trigger, recurring, reminders, message, audience } = dto;
  return {
    name: dto.name?.trim(),
    surveyId: dto.survey_id === undefined ? undefined : parsePublicId('srv', dto.survey_id),
    audience: audience && audienceOf(audience),
    schedule: schedule && {
      firstDay: schedule.first_day,
      days: schedule.days,
      perDay: schedule.per_day ?? null,
      time: schedule.time ?? DEFAULT_TIME,
      atUsualTime: schedule.at_usual_time ?? false,
    },
    trigger: trigger && {
      event: trigger.event,
      delayMinutes: trigger.delay_minutes ?? 0,
      cancelIf: [...new Set(trigger.cancel_if ?? [])],
    },
    recurring: recurring && {
      every: recurring.every,
      unit: recurring.unit,
      anchor: { kind: recurring.since, name: recurring.name },
      time: recurring.time ?? DEFAULT_TIME,
      atUsualTime: recurring.at_usual_time ?? false,
    },
    reminderDays: reminders === null ? [] : reminders && daysOf(reminders),
    thanks: dto.thanks,
    windowDays: dto.window_days,
    ...(message && {
      senderId: typeof message.sender_id === 'string' ? parsePublicId('snd', message.sender_id)! : null,
      texts: (message.texts ?? {}) as MessageTexts,
    }),
  } as Partial<PlanContent>;
}

function audienceOf({ kind, segment_ids: ids = [], external_ids: externalIds = [] }: PlanAudienceDto): PlanAudience {
  if (kind === 'segments') return { kind, segmentIds: ids.map((id) => parsePublicId('seg', id)!) };
  return kind === 'customers' ? { kind, externalIds: [...new Set(externalIds)] } : { kind };
}

function daysOf({ after_days: days, count }: PlanRemindersDto): readonly number[] {
  return Array.from({ length: count }, (_, index) => days * (index + 1));
}
