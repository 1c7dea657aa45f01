import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Definition } from '../../surveys/draft/definition.js';
import { surveyQuery } from '../../surveys/survey-queries.js';

/** The questions and choices of a survey in the reader's language, else in its own; the keys until it is there. */
export function useSurveyWords(surveyId: string) {
  const { i18n } = useTranslation();
  const { data } = useQuery(surveyQuery(surveyId));
  const definition = data?.definition as Definition | undefined;
  const text = (id: string) =>
    definition?.texts[i18n.language]?.[id] ?? definition?.texts[definition.default_language]?.[id];
  return {
    name: data?.name,
    question: (key: string) => text(`questions.${key}.title`) ?? key,
    choice: (question: string, key: string) => text(`questions.${question}.choices.${key}`) ?? key,
  };
}
