import { fallbackChain, type Survey } from '@hearback/questionnaire';
import { brandColours, NEUTRAL_BRAND } from '@hearback/survey-ui';
import type { SurveyBrand } from '../domain/survey-brand.js';
import type { PublicBrandDto } from './public-survey.dto.js';

/** The survey with the texts that its language can show: its own, those of shorter tags, and those of the default language. */
export function inLanguage(survey: Survey, language: string): Survey {
  const tags = new Set([...fallbackChain(language), survey.default_language]);
  return { ...survey, texts: Object.fromEntries(Object.entries(survey.texts).filter(([tag]) => tags.has(tag))) };
}

/** The text in the language, in a shorter form of it, or in the survey's default language. */
export function textIn(
  texts: Readonly<Record<string, string>>,
  language: string,
  { default_language }: Survey,
): string | null {
  const tag = [...fallbackChain(language), default_language].find((each) => Object.hasOwn(texts, each));
  return tag === undefined ? null : texts[tag]!;
}

/** The brand for the wire; its colours can be read on light and dark grounds. */
export function toPublicBrandDto({
  name,
  color,
  contact,
  privacyUrl,
  logoPath,
  callBackUrl,
}: SurveyBrand): PublicBrandDto {
  return {
    name,
    logo_path: logoPath,
    privacy_url: privacyUrl,
    contact,
    call_back_url: callBackUrl,
    colors: brandColours(color ?? NEUTRAL_BRAND),
  };
}
