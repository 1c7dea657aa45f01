import type { FieldError } from '@hearback/kernel';
import { fillPlaces, placesOf } from './piping.js';

/** The longest text and name of a snippet, and the most snippets of a workspace. */
export const MAX_SNIPPET_TEXT = 5_000;
export const MAX_SNIPPET_NAME = 80;
export const MAX_SNIPPETS = 100;

/** What a snippet is filled in with, by key. */
export interface SnippetValues {
  /** The customer's attributes, `name` and `first_name`. */
  readonly customer: Readonly<Record<string, unknown>>;
  /** `name` and `first_name` of who writes. */
  readonly member: Readonly<Record<string, unknown>>;
}

const PLACES = /* @__PURE__ */ placesOf('customer', 'member');
const EXAMPLE = '{{ customer.first_name | default: "there" }}';

/** The snippet with values in its places, as plain text. Where one is absent, the fallback is shown. */
export function fillSnippet(text: string, values: SnippetValues): string {
  return fillPlaces(text, PLACES, { ...values });
}

/** The places in a snippet for which there is no value, as `customer.first_name`; each once. */
export function missingInSnippet(text: string, values: SnippetValues): readonly string[] {
  const places = [...text.matchAll(PLACES)].map(([, source, key]) => `${source}.${key}`);
  return [...new Set(places)].filter((place) => {
    // Without a value, and with a fallback that no value can be, the fallback is what is left.
    const probe = `{{ ${place} | default: "\u0000" }}`;
    return fillSnippet(probe, values) === '\u0000';
  });
}

/** Why a snippet cannot be sent to every customer; `undefined`: no reason. Braces that are no place with a fallback are refused. */
export function snippetDefect(text: string): Omit<FieldError, 'pointer'> | undefined {
  if (!/\{[{%]/.test(text.replace(PLACES, ''))) return undefined;
  return /\bdefault:/.test(text)
    ? { code: 'invalid-piping', detail: `must have the form ${EXAMPLE} at each {{, with customer. or member.` }
    : { code: 'no-default', detail: `must say what is shown without a value: ${EXAMPLE}` };
}
