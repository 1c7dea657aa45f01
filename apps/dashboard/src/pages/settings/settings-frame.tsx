import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';
import { SettingsNav } from './settings-nav.js';
import type { SettingsPageName } from './settings-pages.js';
import classes from './settings.module.css';

/** A page of the settings: the navigation of the settings, the body, and what is read beside it. */
export function SettingsFrame(props: {
  readonly page: SettingsPageName;
  readonly actions?: ReactNode;
  /** What is read beside the body, or below it where there is no room. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('settings');
  const title = t(`pages.${props.page}`);
  return (
    <Page title={title} within={<Link to="/settings">{t('title')}</Link>} actions={props.actions} isFull>
      <div className={props.aside === undefined ? classes.frame : `${classes.frame} ${classes.beside}`}>
        <SettingsNav />
        <div className={classes.body}>{props.children}</div>
        {props.aside}
      </div>
    </Page>
  );
}
