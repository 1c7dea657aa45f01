import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { segmentQuery } from './queries.js';
import { SegmentEditor } from './segment-editor.js';
import { useRuleTexts } from './use-rule-texts.js';

/** One segment, or a new one. */
export function SegmentPage() {
  const { t } = useTranslation('segments');
  const { segmentId: id } = useParams({ from: '/signed-in/segments/$segmentId' });
  const hasTexts = useRuleTexts();
  const { data, error, refetch } = useQuery({ ...segmentQuery(id), enabled: id !== 'new' });
  if (hasTexts && id === 'new') return <SegmentEditor key="new" />;
  if (hasTexts && data !== undefined) return <SegmentEditor key={id} segment={data} />;
  return (
    <Page title={t('title')}>
      {error === null ? <LoadingShapes /> : <ErrorInPlace error={error} retry={() => void refetch()} />}
    </Page>
  );
}
