import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { Empty, LoadingShapes } from '../../parts/states.js';
import { FirstRun } from '../../shell/first-run/first-run.js';
import { newestAnswer } from '../../shell/first-run/steps.js';
import { ExampleScore } from './example-score.js';

/** Nobody has answered in the period, nor in the one before; or nobody ever has. */
export function NoAnswers() {
  const { t } = useTranslation('home');
  const mayWrite = useMay('surveys:write');
  const newest = useQuery(newestAnswer);
  if (newest.isPending) return <LoadingShapes rows={5} />;
  if (mayWrite && newest.data?.data.length === 0) return <FirstRun />;
  return (
    <Empty
      drawing={<ExampleScore />}
      text={t('empty.text')}
      action={
        mayWrite && <Button renderRoot={(props) => <Link to="/surveys" {...props} />}>{t('empty.button')}</Button>
      }
    />
  );
}
