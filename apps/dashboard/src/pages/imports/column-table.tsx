import { NativeSelect } from '@mantine/core';
import type { Survey } from '@hearback/questionnaire';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import classes from './imports.module.css';
import type { Proposal } from './proposal-form.js';

interface Props {
  readonly surveyId: string;
  readonly proposal: Proposal;
  readonly columns: Readonly<Record<string, object>>;
  readonly change: (columns: Record<string, object>) => void;
}

const FIXED = ['submitted_at', 'submission_id', 'customer', 'language'] as const;

/** The columns of the file with their first values, and where each goes. */
export function ColumnTable({ surveyId, proposal, columns, change }: Props) {
  const { t } = useTranslation('imports');
  const { data } = useQuery({
    queryKey: ['surveys', surveyId],
    queryFn: () => dataOf(api.GET('/v1/surveys/{survey_id}', { params: { path: { survey_id: surveyId } } })),
  });
  const survey = data?.definition as unknown as Survey | undefined;
  const targets = [
    { value: '', label: t('target.none') },
    ...FIXED.map((to) => ({ value: JSON.stringify({ to }), label: t(`target.${to}`) })),
    ...(survey?.questions ?? []).map(({ key }) => ({
      value: JSON.stringify({ to: 'answer', key }),
      label: t('target.answer', {
        title: survey?.texts[survey.default_language]?.[`questions.${key}.title`] ?? key,
      }),
    })),
    ...(survey?.hidden_fields ?? []).map(({ key }) => ({
      value: JSON.stringify({ to: 'hidden_field', key }),
      label: t('target.hidden', { key }),
    })),
  ];
  const set = (name: string, value: string) => {
    const { [name]: _before, ...rest } = columns;
    change(value === '' ? rest : { ...rest, [name]: JSON.parse(value) as object });
  };
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('columns.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('columns.column')}</th>
            <th scope="col">{t('columns.values')}</th>
            <th scope="col">{t('columns.target')}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.columns.map(({ name, examples }, index) => {
            const target = columns[name];
            const value = target === undefined ? '' : JSON.stringify(target);
            const known = targets.some((each) => each.value === value);
            return (
              <tr key={`${index} ${name}`}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td className="muted">
                  {examples.map((example, line) => (
                    <div key={line} dir="auto">
                      {example}
                    </div>
                  ))}
                </td>
                <td>
                  <NativeSelect
                    aria-label={t('columns.targetOf', { name })}
                    value={value}
                    data={known ? targets : [{ value, label: t('columns.part') }, ...targets]}
                    onChange={({ currentTarget }) => set(name, currentTarget.value)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
