import { CUSTOMER_LANGUAGES } from '@hearback/questionnaire';
import type { VNode } from 'preact';
import { nameOf } from '../parts/brand-header.js';
import { filled } from '../texts/own-texts.js';
import type { LocalPreferenceTexts } from '../texts/preferences/preference-texts.js';
import { PREFERENCE_FIELDS as FIELDS, type PreferencesShown } from './preference-fields.js';

/** Days between two questions that a customer can choose. */
const OFTEN = [30, 90, 182, 365] as const;
/** Days that a pause can last. */
const PAUSES = [30, 90, 182] as const;
const QUIET = ['20:00-09:00', '18:00-10:00', '22:00-07:00'] as const;

interface SelectsProps {
  readonly own: LocalPreferenceTexts;
  readonly shown: PreferencesShown;
}

interface Option {
  readonly value: string;
  readonly text: string;
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly hint?: string;
}

/** A choice with its hint; of one option that is not offered, such as one set by staff, the value is offered too. */
function Choice({ name, label, options, chosen, hint }: ChoiceProps): VNode {
  return (
    <section class="sec fr2">
      <label for={name}>{label}</label>
      <select id={name} name={name} aria-describedby={hint && `${name}-hint`}>
        {options.map(({ value, text }) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
      {hint && (
        <p class="s" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </section>
  );
}

/** At most how often. */
export function OftenChoice({ own: { texts }, shown: { maxEveryDays } }: SelectsProps): VNode {
  const days = [...new Set<number>([...OFTEN, ...(maxEveryDays === null ? [] : [maxEveryDays])])];
  const options = days
    .toSorted((a, b) => a - b)
    .map((n) => ({ value: String(n), text: filled(texts.oftenDays, { n }) }));
  return (
    <Choice
      name={FIELDS.often}
      label={texts.often}
      options={[{ value: '', text: texts.usual }, ...options]}
      chosen={maxEveryDays === null ? '' : String(maxEveryDays)}
    />
  );
}

/** The language of mails. */
export function LanguageChoice({ own: { texts }, shown: { language } }: SelectsProps): VNode {
  const tags = [...new Set<string>([...CUSTOMER_LANGUAGES, ...(language === null ? [] : [language])])];
  const options = tags.map((tag) => ({ value: tag, text: nameOf(tag) }));
  return (
    <Choice
      name={FIELDS.language}
      label={texts.language}
      options={[{ value: '', text: texts.usual }, ...options]}
      chosen={language ?? ''}
    />
  );
}

/** How long nothing is asked. */
export function PauseChoice({ own: { texts, language }, shown: { pausedUntil } }: SelectsProps): VNode {
  const day =
    pausedUntil &&
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(pausedUntil));
  const paused = day ? [{ value: 'keep', text: filled(texts.pausedUntil, { day }) }] : [];
  const lengths = PAUSES.map((n) => ({ value: String(n), text: filled(texts.pauseDays, { n }) }));
  return (
    <Choice
      name={FIELDS.pause}
      label={texts.pause}
      options={[{ value: '', text: texts.noPause }, ...paused, ...lengths]}
      chosen={day ? 'keep' : ''}
      hint={texts.pauseText}
    />
  );
}

/** When nothing arrives, by the customer's clock. */
export function QuietChoice({ own: { texts }, shown: { quietHours, timeZone } }: SelectsProps): VNode {
  const chosen = quietHours === null ? '' : `${quietHours.from}-${quietHours.to}`;
  const hours = [...new Set<string>([...QUIET, ...(chosen === '' ? [] : [chosen])])];
  const options = hours.map((value) => {
    const [from = '', to = ''] = value.split('-');
    return { value, text: filled(texts.quietHours, { from, to }) };
  });
  return (
    <Choice
      name={FIELDS.quiet}
      label={texts.quiet}
      options={[{ value: '', text: texts.usual }, ...options]}
      chosen={chosen}
      hint={timeZone === null ? undefined : filled(texts.quietZone, { zone: timeZone })}
    />
  );
}
