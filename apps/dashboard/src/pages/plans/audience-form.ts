import type { NewPlan, Plan, PlanChange } from './plan-queries.js';

/** Whom a plan asks, as the form has it. A list is the segment of its members. */
export const WHO = ['all', 'segments', 'list'] as const;

/** Plans that staff make; those of single questions make themselves. */
export const FORM_KINDS = ['campaign', 'trigger', 'recurring'] as const;

/** The first step of a plan. */
export interface AudienceForm {
  readonly name: string;
  readonly survey: string;
  readonly kind: (typeof FORM_KINDS)[number];
  readonly who: (typeof WHO)[number] | 'customers';
  readonly segments: readonly string[];
  /** The segment of the list. */
  readonly list: string | undefined;
  readonly event: string;
  readonly delay: number;
  readonly unit: DelayUnit;
  readonly cancelIf: readonly string[];
  readonly recurring: Recurring;
}

/** When a recurring survey asks each customer. */
export type Recurring = Required<NonNullable<Plan['recurring']>>;

/** Every 90 days from the first order on, which is how often a relationship is asked about. */
const USUAL: Recurring = {
  every: 90,
  unit: 'day',
  since: 'event',
  name: 'order',
  time: '10:00',
  at_usual_time: false,
};
/** Days of the units in which a period is typed, and the periods that are possible. */
const PERIOD_DAYS = { day: 1, week: 7, month: 28 } as const;
const [SHORTEST, LONGEST] = [7, 730];

/** Minutes of the units in which a delay is typed. */
export const DELAY_UNITS = { minutes: 1, hours: 60, days: 1440 } as const;
export type DelayUnit = keyof typeof DELAY_UNITS;

/** A delay in the largest unit in which it is whole. */
export function delayOf(minutes: number): { readonly delay: number; readonly unit: DelayUnit } {
  const unit =
    (['days', 'hours'] as const).find((each) => minutes > 0 && minutes % DELAY_UNITS[each] === 0) ?? 'minutes';
  return { delay: minutes / DELAY_UNITS[unit], unit };
}

/** The form of a draft, or of a new plan. `isList` tells segments that are the members of a list. */
export function audienceForm(
  plan: Plan | undefined,
  given: { readonly kind?: string; readonly survey?: string; readonly segment?: string },
  isList: (segmentId: string) => boolean,
): AudienceForm {
  const segments = plan?.audience.segment_ids ?? (given.segment === undefined ? [] : [given.segment]);
  const [only] = segments;
  const list = segments.length === 1 && isList(only!) ? only : undefined;
  const kind = plan?.audience.kind ?? (segments.length > 0 ? 'segments' : 'all');
  return {
    name: plan?.name ?? '',
    survey: plan?.survey_id ?? given.survey ?? '',
    kind: FORM_KINDS.find((each) => each === (plan?.kind ?? given.kind)) ?? 'campaign',
    who: list !== undefined ? 'list' : kind,
    segments: list === undefined ? segments : [],
    list,
    event: plan?.trigger?.event ?? '',
    ...delayOf(plan?.trigger?.delay_minutes ?? 2880),
    cancelIf: plan?.trigger?.cancel_if ?? [],
    recurring: { ...USUAL, ...plan?.recurring },
  };
}

/** What is missing in the form, by the field to correct. */
export function missingIn(
  form: AudienceForm,
): readonly ('name' | 'survey' | 'segments' | 'list' | 'event' | 'every' | 'since')[] {
  const { every, unit, name } = form.recurring;
  const days = every * PERIOD_DAYS[unit];
  return [
    ...(form.name.trim() === '' ? (['name'] as const) : []),
    ...(form.survey === '' ? (['survey'] as const) : []),
    ...(form.who === 'segments' && form.segments.length === 0 ? (['segments'] as const) : []),
    ...(form.who === 'list' && form.list === undefined ? (['list'] as const) : []),
    ...(form.kind === 'trigger' && !/^[A-Za-z0-9_.-]{1,64}$/.test(form.event) ? (['event'] as const) : []),
    ...(form.kind === 'recurring' && (days < SHORTEST || days > LONGEST) ? (['every'] as const) : []),
    ...(form.kind === 'recurring' && name.trim() === '' ? (['since'] as const) : []),
  ];
}

/** The part of a plan that the form changes. Customers who were chosen by the API stay as they are. */
export function audienceBody(form: AudienceForm): PlanChange {
  const { name, survey, who, list, event, delay, unit, cancelIf } = form;
  const segment_ids = [...(who === 'list' && list !== undefined ? [list] : form.segments)];
  return {
    name: name.trim(),
    survey_id: survey,
    ...(who !== 'customers' && {
      audience: who === 'all' ? { kind: 'all' as const } : { kind: 'segments' as const, segment_ids },
    }),
    ...(form.kind === 'recurring' && { recurring: { ...form.recurring, name: form.recurring.name.trim() } }),
    ...(form.kind === 'trigger' && {
      trigger: { event, delay_minutes: Math.round(delay * DELAY_UNITS[unit]), cancel_if: [...cancelIf] },
    }),
  };
}

/** A new plan; the schedule is that of a campaign. */
export function newPlanBody(form: AudienceForm, schedule: NonNullable<NewPlan['schedule']>): NewPlan {
  const { name, survey_id, ...rest } = audienceBody(form) as PlanChange & Pick<NewPlan, 'name' | 'survey_id'>;
  return { kind: form.kind, name, survey_id, ...rest, ...(form.kind === 'campaign' && { schedule }) };
}
