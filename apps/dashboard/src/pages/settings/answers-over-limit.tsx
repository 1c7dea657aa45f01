import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import classes from './settings.module.css';

/** Says that more answers came this month than the operator of the installation has agreed on; nothing otherwise. */
export function AnswersOverLimit({ limit }: { readonly limit: number }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { data } = useQuery({ queryKey: ['responses', 'use'], queryFn: () => dataOf(api.GET('/v1/workspace/use')) });
  const n = data?.answers_this_month ?? null;
  if (n === null || n <= limit) return null;
  return (
    <p className={classes.overLimit} role="status">
      {t('workspace.overLimit', { n: format.count(n), limit: format.count(limit) })}
    </p>
  );
}
