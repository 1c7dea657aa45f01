import { useQuery } from '@tanstack/react-query';
import { CodeXml } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';
import { CopyField } from './copy-field.js';
import { WidgetForm } from './widget-form.js';

/** The survey on the workspace's web pages: the snippet, and when and to whom it appears. */
export function WidgetCard() {
  const { t } = useTranslation('surveys');
  const { survey } = useSurveyDraft();
  const { data, error, refetch } = useQuery({
    queryKey: ['surveys', survey.id, 'widget'],
    queryFn: () => dataOf(api.GET('/v1/surveys/{survey_id}/widget', { params: { path: { survey_id: survey.id } } })),
  });
  const script = new URL('/widget.js', survey.public_url).href;
  return (
    <section className={classes.card} aria-labelledby="share-widget">
      <h2 id="share-widget">
        <CodeXml size={16} aria-hidden /> {t('widget.title')}
      </h2>
      <CopyField
        text={`<script async src="${script}" data-key="${t('widget.key')}"></script>`}
        what={t('widget.title')}
      />
      <p className="muted small">{t('widget.text')}</p>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined ? <LoadingShapes rows={3} /> : <WidgetForm key={data.updated_at} widget={data} />}
    </section>
  );
}
