import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { ruleQuery } from './queries.js';
import { RuleEditor } from './rule-editor.js';

/** One rule, or a new one. */
export function RulePage() {
  const { t } = useTranslation('rules');
  const { id } = useParams({ from: '/signed-in/rules/$id' });
  const { data, error, refetch } = useQuery({ ...ruleQuery(id), enabled: id !== 'new' });
  if (id === 'new') return <RuleEditor key="new" />;
  if (data !== undefined) return <RuleEditor key={id} rule={data} />;
  return (
    <Page title={t('title')}>
      {error === null ? <LoadingShapes /> : <ErrorInPlace error={error} retry={() => void refetch()} />}
    </Page>
  );
}
