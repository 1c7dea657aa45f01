import { mailPlacesOf } from '@hearback/questionnaire';

/** For whom a mail is shown: a customer of the workspace, one of whom nothing is known, or one with long names. */
export const PREVIEW_CUSTOMERS = ['real', 'empty', 'long'] as const;
export type PreviewCustomer = (typeof PREVIEW_CUSTOMERS)[number];

/** What the texts of a mail are filled in with. */
export interface PreviewValues {
  readonly name: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const LONG_NAME = 'Maximiliane-Friederike Wolfeschlegelsteinhausenbergerdorff von Hohenlohe-Langenburg';
const LONG_VALUE =
  'an uncommonly long name that somebody wrote without thinking of mails that have to show it on a phone';

/** Long values for every place in the texts. */
export function longValues(texts: Texts): PreviewValues {
  const places = placesIn(texts);
  const of = (source: string) =>
    Object.fromEntries(
      places
        .filter((place) => place.startsWith(`${source}.`))
        .map((place) => [place.slice(source.length + 1), LONG_VALUE]),
    );
  const { name: _name, first_name: _first, ...attributes } = of('customer');
  return { name: LONG_NAME, attributes, variables: of('event') };
}

/** The places in the texts for which there is no value, such as `customer.first_name`. */
export function missingIn(texts: Texts, { name, attributes, variables }: PreviewValues): readonly string[] {
  const known = new Set([
    ...(name === null ? [] : ['customer.name', 'customer.first_name']),
    ...Object.keys(attributes).map((key) => `customer.${key}`),
    ...Object.keys(variables).map((key) => `event.${key}`),
  ]);
  return placesIn(texts).filter((place) => !known.has(place));
}

function placesIn(texts: Texts): readonly string[] {
  const all = Object.values(texts).flatMap((own) => Object.values(own).flatMap(mailPlacesOf));
  return [...new Set(all)].toSorted();
}
