import type { Survey } from '@hearback/questionnaire';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import type { Target } from './column-table.js';

const FIXED = ['submitted_at', 'submission_id', 'customer', 'language'] as const;

/** Where columns of a file with answers can go: the questions and hidden fields of the survey, and what every answer has. */
export function useAnswerTargets(surveyId: string): readonly Target[] {
  const { t } = useTranslation('imports');
  const { data } = useQuery({
    queryKey: ['surveys', surveyId],
    queryFn: () => dataOf(api.GET('/v1/surveys/{survey_id}', { params: { path: { survey_id: surveyId } } })),
  });
  const survey = data?.definition as unknown as Survey | undefined;
  return [
    ...FIXED.map((to) => ({ target: { to }, label: t(`target.${to}`) })),
    ...(survey?.questions ?? []).map(({ key }) => ({
      target: { to: 'answer', key },
      label: t('target.answer', {
        title: survey?.texts[survey.default_language]?.[`questions.${key}.title`] ?? key,
      }),
    })),
    ...(survey?.hidden_fields ?? []).map(({ key }) => ({
      target: { to: 'hidden_field', key },
      label: t('target.hidden', { key }),
    })),
  ];
}
