import { isCalendarDay, type FieldError } from '@hearback/kernel';
import { isLanguageTag, mailTextDefect } from '@hearback/questionnaire';
import { dayAfter } from './local-time.js';
import type { MessageTexts, Plan, PlanContent, PlanKind } from './plan.js';

/** What is wrong with the content of a plan. Types and ranges of single values are checked before. */
export function planDefects(kind: PlanKind, { schedule, trigger, texts }: PlanContent): readonly FieldError[] {
  const defects: FieldError[] = [];
  if (schedule !== null && kind !== 'campaign') defects.push(notFor('/schedule', kind));
  if (trigger !== null && kind !== 'trigger') defects.push(notFor('/trigger', kind));
  if (schedule !== null && !isCalendarDay(schedule.firstDay))
    defects.push({ pointer: '/schedule/first_day', code: 'wrong-format', detail: 'must be a day: YYYY-MM-DD' });
  if (trigger?.cancelIf.includes(trigger.event) === true)
    defects.push({ pointer: '/trigger/cancel_if', code: 'not-applicable', detail: 'must not have the event itself' });
  return [...defects, ...textDefects(texts)];
}

function notFor(pointer: string, kind: PlanKind): FieldError {
  return { pointer, code: 'not-applicable', detail: `is not for ${kind}; leave it out` };
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

/** What a plan lacks before it can start or be tried, where it is `today` for those who live furthest west. */
export function startDefects({ kind, schedule, trigger }: Plan, today: string): readonly FieldError[] {
  const missing = kind === 'campaign' ? schedule === null : kind === 'trigger' && trigger === null;
  if (missing)
    return [
      { pointer: kind === 'campaign' ? '/schedule' : '/trigger', code: 'required', detail: `is required for ${kind}` },
    ];
  if (schedule !== null && dayAfter(schedule.firstDay, schedule.days - 1) < today)
    return [{ pointer: '/schedule/first_day', code: 'out-of-range', detail: 'must leave a day from today on' }];
  return [];
}
