import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import { ownAccountQuery } from '../account/own-account.js';
import classes from './settings.module.css';
import { SETTINGS_GROUPS, SETTINGS_PAGES, type SettingsPageEntry } from './settings-pages.js';

/** The pages of the settings that the person may see. */
export function useSettingsPages(): readonly SettingsPageEntry[] {
  const { permissions } = useSession();
  return SETTINGS_PAGES.filter(({ permission }) => permissions.includes(permission));
}

/** The second navigation: beside a page on a desktop, a page of its own on a phone. */
export function SettingsNav({ isList = false }: { readonly isList?: boolean }) {
  const { t } = useTranslation('settings');
  const pages = useSettingsPages();
  const { data: account } = useQuery(ownAccountQuery);
  return (
    <nav aria-label={t('title')} className={isList ? classes.list : classes.nav}>
      {SETTINGS_GROUPS.map((group) => {
        const own = pages.filter((page) => page.group === group);
        return own.length === 0 ? null : (
          <div key={group}>
            <h2>{t(`groups.${group}`)}</h2>
            <ul>
              {own.map(({ name, to }) => (
                <li key={name}>
                  <Link to={to}>{t(`pages.${name}`)}</Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {account?.operator === true && (
        <div>
          <h2>{t('groups.installation')}</h2>
          <ul>
            <li>
              <Link to="/operator">{t('pages.installation')}</Link>
            </li>
          </ul>
        </div>
      )}
    </nav>
  );
}
