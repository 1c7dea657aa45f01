import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';
import classes from './account.module.css';

/** A page of the own account, with links to the others. */
export function AccountFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('account');
  return (
    <Page title={t('profile.title')}>
      <nav className={classes.tabs} aria-label={t('profile.tabs')}>
        <Link to="/account" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
          {t('profile.tab')}
        </Link>
        <Link to="/account/security" activeProps={{ 'aria-current': 'page' }}>
          {t('security.tab')}
        </Link>
      </nav>
      <div className={classes.narrow}>{children}</div>
    </Page>
  );
}
