import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';
import classes from './plans.module.css';

/** The page of a plan: its way on the left, and at the end what belongs to it. */
export function PlanFrame(props: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
  /** A link that stands between the campaigns and the title. */
  readonly within?: ReactNode;
}) {
  const { t } = useTranslation('plans');
  const { aside } = props;
  return (
    <Page
      isFull
      title={props.title}
      within={
        <>
          <span className="not-phone">
            <Link to="/surveys">{t('surveys')}</Link> <span aria-hidden>/</span>{' '}
          </span>
          <Link to="/surveys/campaigns">{t('title')}</Link>
          {props.within}
        </>
      }
      actions={props.actions}
    >
      <div className={aside === undefined ? classes.alone : classes.columns}>
        <div className={classes.main}>{props.children}</div>
        {aside !== undefined && <aside className={classes.aside}>{aside}</aside>}
      </div>
    </Page>
  );
}
