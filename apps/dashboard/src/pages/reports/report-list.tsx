import { linkOptions } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../parts/small.js';
import classes from './report-list.module.css';

/** The reports beside the scores, in the order of the list; titles and what they answer are in `list` of the texts. */
const REPORTS = [
  { key: 'keyFigures', link: linkOptions({ to: '/reports/key-figures' }) },
  { key: 'goals', link: linkOptions({ to: '/reports/goals' }) },
  { key: 'journey', link: linkOptions({ to: '/reports/journey' }) },
  { key: 'topics', link: linkOptions({ to: '/reports/topics' }) },
  { key: 'questions', link: linkOptions({ to: '/reports/questions' }) },
  { key: 'drivers', link: linkOptions({ to: '/reports/drivers' }) },
  { key: 'rates', link: linkOptions({ to: '/reports/response-rates' }) },
  { key: 'followups', link: linkOptions({ to: '/reports/followups' }) },
  { key: 'orders', link: linkOptions({ to: '/reports/orders' }) },
  { key: 'attribution', link: linkOptions({ to: '/reports/attribution' }) },
  { key: 'churn', link: linkOptions({ to: '/reports/churn' }) },
  { key: 'effect', link: linkOptions({ to: '/reports/effect' }) },
  { key: 'money', link: linkOptions({ to: '/reports/roi' }) },
  { key: 'boards', link: linkOptions({ to: '/reports/boards' }) },
  { key: 'schedules', link: linkOptions({ to: '/reports/mailings' }) },
] as const;

/** Links to the reports, each with what it answers. `days`: the period to show there. */
export function ReportList({ days }: { readonly days: number | undefined }) {
  const { t } = useTranslation('reports');
  const id = useId();
  return (
    <nav className="not-print" aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {t('understand')}
      </h2>
      <ul className={classes.list}>
        {REPORTS.map(({ key, link }) => (
          <li key={key}>
            <TextLink {...link} search={days === undefined ? {} : { days }}>
              {t(`list.${key}.title`)}
            </TextLink>
            <p className="muted">{t(`list.${key}.help`)}</p>
          </li>
        ))}
      </ul>
    </nav>
  );
}
