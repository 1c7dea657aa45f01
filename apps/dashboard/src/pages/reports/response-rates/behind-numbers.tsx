import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { filtersOf, type ReportSearch } from '../../../parts/metrics/report-search.js';
import { TextLink } from '../../../parts/small.js';
import { SELECTIONS, type Selection } from './cohort-search.js';
import own from './rates.module.css';
import type { Rates } from './use-rates.js';

/** Each number of the funnel with a link to exactly its invitations. */
export function BehindNumbers({ rates, search }: { readonly rates: Rates; readonly search: ReportSearch }) {
  const { t } = useTranslation('response-rates');
  const format = useFormat();
  const counts = countsOf(rates);
  return (
    <nav className="not-print" aria-label={t('behind.title')}>
      <p className="small muted">{t('behind.title')}</p>
      <ul className={own.behind}>
        {SELECTIONS.filter((key) => counts[key] > 0).map((key) => (
          <li key={key}>
            <TextLink to="/reports/response-rates/invitations" search={{ ...filtersOf(search), selection: key }}>
              {t(`funnel.${key}`)} <span className="num">{format.count(counts[key])}</span>
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function countsOf({ bounced, dispositions, invited, started, unconfirmed }: Rates): Record<Selection, number> {
  const { complete, partial, refused, non_contact: silent } = dispositions;
  return {
    asked: invited,
    arrived: invited - bounced,
    started,
    answered: complete + partial,
    completed: complete,
    bounced,
    refused,
    unconfirmed,
    silent,
  };
}
