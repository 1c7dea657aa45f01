import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.js';
import { PLACES } from './places.js';
import classes from './shell.module.css';

/** Places in the bar; the others are behind *More*. */
const TABS: readonly string[] = ['home', 'inbox', 'tasks', 'reports'];

/** The bar of tabs of a phone. */
export function TabBar() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const places = PLACES.filter(({ permission }) => permissions.includes(permission));
  return (
    <nav className={`${classes.tabs} only-phone`} aria-label={t('nav.phone')}>
      {places
        .filter(({ name }) => TABS.includes(name))
        .map(({ name, to, icon: Icon }) => (
          <Link
            key={name}
            to={to}
            className={classes.tab}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            <Icon size={20} strokeWidth={1.75} aria-hidden />
            {t(`place.${name}`)}
          </Link>
        ))}
      <Menu position="top-end">
        <Menu.Target>
          <button type="button" className={classes.tab}>
            <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
            {t('nav.more')}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {places
            .filter(({ name }) => !TABS.includes(name))
            .map(({ name, to, icon: Icon }) => (
              <Menu.Item key={name} component={Link} to={to} leftSection={<Icon size={16} aria-hidden />}>
                {t(`place.${name}`)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
