import { CUSTOMER_LANGUAGES, parseSurvey, type CustomerLanguage } from '@hearback/questionnaire';
import type { Definition } from '../survey.js';
import { ar } from './texts/ar.js';
import { de } from './texts/de.js';
import { en, type TemplateTexts } from './texts/en.js';
import { es } from './texts/es.js';
import { fr } from './texts/fr.js';
import { he } from './texts/he.js';
import { it } from './texts/it.js';
import { ja } from './texts/ja.js';
import { nl } from './texts/nl.js';
import { pl } from './texts/pl.js';
import { pt } from './texts/pt.js';
import { tr } from './texts/tr.js';

const TEXTS: Readonly<Record<CustomerLanguage, TemplateTexts>> = { en, de, fr, es, pt, it, nl, pl, tr, ar, he, ja };

/** Names of texts by text id. */
export type NamedTexts = Readonly<Record<string, keyof TemplateTexts>>;

const THANKS: NamedTexts = {
  'thank_you.title': 'thanks',
  'thank_you.text': 'thanksText',
  'thank_you.low.title': 'sorry',
  'thank_you.low.text': 'sorryText',
};

/** The survey of a template in all languages. */
export function templateDefinition(
  questions: readonly object[],
  named: NamedTexts,
  more: Pick<Definition, 'anonymous'> = {},
): Definition {
  const ids = Object.entries({ ...named, ...THANKS });
  const texts = Object.fromEntries(
    Object.entries(TEXTS).map(([language, own]) => [
      language,
      Object.fromEntries(ids.map(([id, name]) => [id, own[name]])),
    ]),
  );
  const parsing = parseSurvey({ default_language: 'en', languages: CUSTOMER_LANGUAGES, texts, questions, ...more });
  if (!parsing.ok) throw new Error(`a template is not a survey: ${JSON.stringify(parsing.errors)}`);
  return parsing.survey;
}

/** The texts of a question: its title, and those of its choices or rows by key. */
export function textsOf(
  question: string,
  title: keyof TemplateTexts,
  parts: { readonly [Part in 'choices' | 'rows']?: NamedTexts } = {},
): NamedTexts {
  const id = (name: string) => `questions.${question}.${name}`;
  const named = Object.entries(parts).flatMap(([part, texts]) =>
    Object.entries(texts).map(([key, name]) => [id(`${part}.${key}`), name] as const),
  );
  return { [id('title')]: title, ...Object.fromEntries(named) };
}

/** The texts of the ends of a scale. */
export function endsOf(question: string, low: keyof TemplateTexts, high: keyof TemplateTexts): NamedTexts {
  return { [`questions.${question}.low`]: low, [`questions.${question}.high`]: high };
}
