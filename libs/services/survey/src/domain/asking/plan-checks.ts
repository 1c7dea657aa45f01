import { isCalendarDay, type FieldError } from '@hearback/kernel';
import { isLanguageTag, mailTextDefect } from '@hearback/questionnaire';
import { dayAfter } from './local-time.js';
import type { MessageTexts, Plan, PlanContent, PlanKind, PlanRecurrence } from './plan.js';

/** What is wrong with the content of a plan. Types and ranges of single values are checked before. */
export function planDefects(
  kind: PlanKind,
  { schedule, trigger, recurring, texts }: PlanContent,
): readonly FieldError[] {
  const defects: FieldError[] = [];
  if (schedule !== null && kind !== 'campaign') defects.push(notFor('/schedule', kind));
  if (trigger !== null && kind !== 'trigger') defects.push(notFor('/trigger', kind));
  if (recurring !== null && kind !== 'recurring') defects.push(notFor('/recurring', kind));
  if (recurring !== null) defects.push(...periodDefects(recurring));
  if (schedule !== null && !isCalendarDay(schedule.firstDay))
    defects.push({ pointer: '/schedule/first_day', code: 'wrong-format', detail: 'must be a day: YYYY-MM-DD' });
  if (trigger?.cancelIf.includes(trigger.event) === true)
    defects.push({ pointer: '/trigger/cancel_if', code: 'not-applicable', detail: 'must not have the event itself' });
  return [...defects, ...textDefects(texts)];
}

function notFor(pointer: string, kind: PlanKind): FieldError {
  return { pointer, code: 'not-applicable', detail: `is not for ${kind}; leave it out` };
}

/** Days of the shortest period of each unit. */
const UNIT_DAYS = { day: 1, week: 7, month: 28 } as const;
const [MIN_PERIOD_DAYS, MAX_PERIOD_DAYS] = [7, 730];

function periodDefects({ every, unit }: PlanRecurrence): readonly FieldError[] {
  const days = every * UNIT_DAYS[unit];
  if (days >= MIN_PERIOD_DAYS && days <= MAX_PERIOD_DAYS) return [];
  const detail = `must be a period of ${MIN_PERIOD_DAYS} to ${MAX_PERIOD_DAYS} days`;
  return [{ pointer: '/recurring/every', code: 'out-of-range', detail }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Texts come from outside as they are, and are checked here alone. */
function textDefects(texts: MessageTexts): readonly FieldError[] {
  if (!isRecord(texts))
    return [{ pointer: '/message/texts', code: 'wrong-type', detail: 'must be an object of texts by language' }];
  return Object.entries(texts).flatMap(([language, words]) => {
    const pointer = `/message/texts/${language}`;
    if (!isLanguageTag(language))
      return [{ pointer, code: 'bad-name', detail: 'must be named by a language such as en or pt-BR' }];
    if (!isRecord(words)) return [{ pointer, code: 'wrong-type', detail: 'must be an object of texts' }];
    return Object.entries(words).flatMap(([name, text]) => {
      if (typeof text !== 'string')
        return [{ pointer: `${pointer}/${name}`, code: 'wrong-type', detail: 'must be a string' }];
      const defect = mailTextDefect(name, text);
      return defect === undefined ? [] : [{ pointer: `${pointer}/${name}`, ...defect }];
    });
  });
}

const REQUIRED: Readonly<Record<PlanKind, 'schedule' | 'trigger' | 'recurring' | undefined>> = {
  single: undefined,
  campaign: 'schedule',
  trigger: 'trigger',
  recurring: 'recurring',
};

/** What a plan lacks before it can start or be tried, where it is `today` for those who live furthest west. */
export function startDefects(plan: Plan, today: string): readonly FieldError[] {
  const { kind, schedule } = plan;
  const part = REQUIRED[kind];
  if (part !== undefined && plan[part] === null)
    return [{ pointer: `/${part}`, code: 'required', detail: `is required for ${kind}` }];
  if (schedule !== null && dayAfter(schedule.firstDay, schedule.days - 1) < today)
    return [{ pointer: '/schedule/first_day', code: 'out-of-range', detail: 'must leave a day from today on' }];
  return [];
}
