import type { FieldError } from '@hearback/kernel';
import type { HiddenField } from './survey.js';

/** A place in a text that is filled in: `{{ customer.first_name | default: "there" }}`. */
export interface Piping {
  readonly source: 'customer' | 'hidden';
  /** Key of the attribute of the customer, or of the hidden field. */
  readonly key: string;
  /** What is shown without a value. */
  readonly fallback: string;
}

/** Values to fill in, by key. */
export interface PipedValues {
  readonly customer?: Readonly<Record<string, unknown>>;
  readonly hidden?: Readonly<Record<string, unknown>>;
}

const EXAMPLE = '{{ customer.first_name | default: "there" }}';
const PIPING =
  /\{\{\s*(customer|hidden)\.([A-Za-z][A-Za-z0-9_-]{0,63})\s*\|\s*default:\s*"\s*([^"{}\s][^"{}]*)"\s*\}\}/g;
/** Text ids whose texts are filled in. Labels and statements are the same for everybody, or answers could not be compared. */
const FILLED_IN = /^(welcome|thank_you)\.|^questions\.[a-z0-9_]+\.(title(\.(low|middle|high))?|help)$/;

/** The places in a valid text that are filled in, in order. */
export function pipingOf(text: string): readonly Piping[] {
  return [...text.matchAll(PIPING)].map(([, source, key = '', fallback = '']) => ({
    source: source as Piping['source'],
    key,
    fallback: fallback.trim(),
  }));
}

/** The text with values in place of its piping, as plain text. Values are texts and numbers; others count as absent. */
export function fillIn(text: string, values: PipedValues): string {
  return fillPlaces(text, PIPING, values);
}

/** Matches the places in a text that are filled in from these sources: source, key and fallback. */
export function placesOf(...sources: readonly string[]): RegExp {
  return new RegExp(PIPING.source.replace('customer|hidden', sources.join('|')), 'g');
}

/** The text with values in its places, as plain text. Values are texts and numbers; others count as absent. */
export function fillPlaces(
  text: string,
  places: RegExp,
  values: PipedValues | Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>,
): string {
  return text.replace(places, (_, source: string, key: string, fallback: string) => {
    const own = (values as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>)[source];
    const value = own !== undefined && Object.hasOwn(own, key) ? own[key] : undefined;
    const shown = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    return shown === '' ? fallback.trim() : shown;
  });
}

/** Why the piping of a text cannot be filled in for every customer; `undefined`: no reason. */
export function pipingDefect(
  id: string,
  text: string,
  fields: readonly HiddenField[],
): Omit<FieldError, 'pointer'> | undefined {
  if (!text.includes('{{')) return undefined;
  if (!FILLED_IN.test(id)) {
    return {
      code: 'not-applicable',
      detail: 'must not contain {{: only titles, help, welcome and thank-you texts are filled in',
    };
  }
  if (text.replace(PIPING, '').includes('{{')) {
    const hasDefault = /\bdefault:/.test(text);
    return hasDefault
      ? { code: 'invalid-piping', detail: `must have the form ${EXAMPLE} at each {{` }
      : { code: 'no-default', detail: `must say what is shown without a value: ${EXAMPLE}` };
  }
  const unknown = pipingOf(text).find(({ source, key }) => source === 'hidden' && !isFillable(fields, key));
  if (unknown === undefined) return undefined;
  const keys = fields.filter(({ type }) => type !== 'boolean').map(({ key }) => `hidden.${key}`);
  const known = ['customer.<attribute>', ...keys].join(', ');
  return { code: 'unknown-reference', detail: `must not name hidden.${unknown.key}; known names are ${known}` };
}

function isFillable(fields: readonly HiddenField[], key: string): boolean {
  return fields.some((field) => field.key === key && field.type !== 'boolean');
}
