import { useQuery } from '@tanstack/react-query';
import { fillIn } from '@hearback/questionnaire';
import { useTranslation } from 'react-i18next';
import type { Definition } from '../../surveys/draft/definition.js';
import { surveyQuery } from '../../surveys/survey-queries.js';

export type QuestionWords = ReturnType<typeof useQuestionWords>;

/** The questions, choices and rows of a survey in the reader's language, else in its own; their keys where it has no words for them. */
export function useQuestionWords(surveyId: string | undefined) {
  const { t, i18n } = useTranslation('questions');
  const { data } = useQuery({ ...surveyQuery(surveyId ?? ''), enabled: surveyId !== undefined });
  const definition = data?.definition as Definition | undefined;
  const text = (id: string) =>
    definition?.texts[i18n.language]?.[id] ?? definition?.texts[definition.default_language]?.[id];
  return {
    /** As somebody reads it of whom nothing is known. */
    question: (key: string) => fillIn(text(`questions.${key}.title`) ?? key, {}),
    choice: (question: string, key: string) => {
      if (key === 'other:') return t('other');
      return text(`questions.${question}.choices.${key}`) ?? (key === 'yes' || key === 'no' ? t(key) : key);
    },
    row: (question: string, key: string) => text(`questions.${question}.rows.${key}`) ?? key,
  };
}
