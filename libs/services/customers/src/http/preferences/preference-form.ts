import { CUSTOMER_LANGUAGES } from '@hearback/questionnaire';
import {
  PREFERENCE_FIELDS as FIELDS,
  textField,
  type Fields,
  type LocalPreferenceTexts,
  type PreferencesShown,
} from '@hearback/survey-ui';
import type { CustomerChoices } from '../../application/preferences/preference-store.js';
import type { SavedPage } from '../../application/preferences/save-preferences.js';
import {
  CONSENT_PURPOSES,
  consentStates,
  shownChoice,
  type ConsentPurpose,
} from '../../domain/consent/consent-ledger.js';
import {
  DAYS_MAX,
  pauseOf,
  QUESTION_TOPICS,
  type Preferences,
  type QuietHours,
} from '../../domain/consent/preferences.js';

/** What the page shows as chosen. */
export function preferencesShown(
  { customer, preferences, entries, basis }: CustomerChoices,
  now: Date,
): PreferencesShown {
  const { pausedUntil, topicsOff } = preferences;
  const choice = shownChoice(consentStates(entries), basis);
  return {
    revision: preferences.revision,
    purposes: CONSENT_PURPOSES.filter((purpose) => choice[purpose]),
    topics: QUESTION_TOPICS.filter((topic) => !topicsOff.includes(topic)),
    maxEveryDays: preferences.maxEveryDays,
    pausedUntil: pausedUntil !== null && pausedUntil > now ? pausedUntil.toISOString().slice(0, 10) : null,
    language: preferences.language,
    quietHours: preferences.quietHours,
    prefersPerson: preferences.prefersPerson,
    timeZone: customer.timeZone,
  };
}

/** What the form says. Values that the page does not offer leave what holds as it is. */
export function readPreferenceForm(
  fields: Fields,
  { preferences: before }: CustomerChoices,
  own: LocalPreferenceTexts,
  now: Date,
): SavedPage {
  const allowed = new Set(listOf(fields, FIELDS.allowed));
  const purposes = CONSENT_PURPOSES.filter((purpose) => purpose !== 'profiling' && allowed.has(purpose));
  const noProfiling = textField(fields, FIELDS.noProfiling) === '1';
  const foreign = before.topicsOff.filter((topic) => !QUESTION_TOPICS.some((known) => known === topic));
  const preferences: Preferences = {
    topicsOff: [...QUESTION_TOPICS.filter((topic) => !allowed.has(topic)), ...foreign],
    maxEveryDays: daysIn(fields, FIELDS.often, before.maxEveryDays),
    pausedUntil: pauseIn(fields, before.pausedUntil, now),
    language: languageIn(fields, before.language),
    quietHours: quietIn(fields, before.quietHours),
    prefersPerson: textField(fields, FIELDS.person) === '1',
  };
  return {
    preferences,
    revision: Number(textField(fields, FIELDS.revision)),
    shown: new Set(CONSENT_PURPOSES.filter((purpose) => listOf(fields, FIELDS.shown).includes(purpose))),
    allowed: new Set<ConsentPurpose>(noProfiling ? purposes : [...purposes, 'profiling']),
    locale: own.language,
    textOf: (purpose) =>
      purpose === 'profiling' ? `${own.texts.noProfiling}: ${own.texts.noProfilingText}` : own.texts[purpose],
  };
}

function listOf(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}

function daysIn(fields: Fields, name: string, before: number | null): number | null {
  const text = textField(fields, name);
  if (text === '') return null;
  const days = Number(text);
  return Number.isInteger(days) && days >= 1 && days <= DAYS_MAX ? days : before;
}

function pauseIn(fields: Fields, before: Date | null, now: Date): Date | null {
  if (textField(fields, FIELDS.pause) === '') return null;
  const days = daysIn(fields, FIELDS.pause, null);
  return days === null ? before : pauseOf(days, now);
}

function languageIn(fields: Fields, before: string | null): string | null {
  const tag = textField(fields, FIELDS.language);
  if (tag === '') return null;
  return CUSTOMER_LANGUAGES.find((each) => each === tag) ?? before;
}

function quietIn(fields: Fields, before: QuietHours | null): QuietHours | null {
  const text = textField(fields, FIELDS.quiet);
  if (text === '') return null;
  const [, from, to] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text ?? '') ?? [];
  return from === undefined || to === undefined || from === to ? before : { from, to };
}
