import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { mailResultsQuery } from './sender-queries.js';
import classes from './settings.module.css';

/** What became of the mails of the last 28 days. */
export function MailResults() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { data, error, isError, isPending, refetch } = useQuery(mailResultsQuery);
  const of = (part: number, sent: number) =>
    t('sender.results.of', { part: format.count(part), all: format.count(sent) });
  return (
    <Section
      title={t('sender.results.title')}
      more={
        <Link to="/settings/suppressed" className="link">
          {t('pages.suppressed')}
        </Link>
      }
    >
      {isPending && <LoadingShapes rows={3} />}
      {isError && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data?.sent === 0 && <p className="muted">{t('sender.results.none')}</p>}
      {data !== undefined && data.sent > 0 && (
        <dl className={`${classes.facts} num`}>
          <dt>{t('sender.results.delivered')}</dt>
          <dd>{of(data.delivered, data.sent)}</dd>
          <dt>{t('sender.results.bounced')}</dt>
          <dd>{of(data.bounced, data.sent)}</dd>
          <dt>{t('sender.results.complained')}</dt>
          <dd>{format.count(data.complained)}</dd>
        </dl>
      )}
    </Section>
  );
}
