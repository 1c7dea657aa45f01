import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';
import { SettingsNav } from './settings-nav.js';
import type { SettingsPageName } from './settings-pages.js';
import classes from './settings.module.css';

/** A page of the settings: the navigation of the settings, and the body. */
export function SettingsFrame(props: {
  readonly page: SettingsPageName;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('settings');
  const title = t(`pages.${props.page}`);
  return (
    <Page title={title} within={<Link to="/settings">{t('title')}</Link>} actions={props.actions} isFull>
      <div className={classes.frame}>
        <SettingsNav />
        <div className={classes.body}>{props.children}</div>
      </div>
    </Page>
  );
}
