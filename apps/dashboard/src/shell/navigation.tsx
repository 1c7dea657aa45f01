import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.js';
import { LiveState } from '../live/live-state.js';
import { taskCountsQuery } from '../parts/server-time.js';
import { Key } from '../parts/small.js';
import { openPalette } from './palette.js';
import { PersonMenu } from './person-menu.js';
import { PLACES, type Place } from './places.js';
import classes from './shell.module.css';
import { WorkspaceSwitcher } from './workspace-switcher.js';

/** The navigation at the side: workspace, search, places, and who is signed in. */
export function Navigation() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const places = PLACES.filter(({ permission }) => permissions.includes(permission));
  return (
    <nav className={classes.nav} aria-label={t('nav.label')}>
      <WorkspaceSwitcher />
      <button type="button" className={classes.find} onClick={openPalette}>
        <Search size={14} aria-hidden />
        <span>{t('nav.search')}</span>
        <Key>⌘K</Key>
      </button>
      {places
        .filter(({ isMain }) => isMain)
        .map((place) => (
          <PlaceLink key={place.name} place={place} />
        ))}
      <span className={classes.space} />
      {places
        .filter(({ isMain }) => !isMain)
        .map((place) => (
          <PlaceLink key={place.name} place={place} />
        ))}
      <LiveState />
      <PersonMenu />
    </nav>
  );
}

function PlaceLink({ place: { name, to, icon: Icon } }: { readonly place: Place }) {
  const { t } = useTranslation();
  return (
    <Link
      to={to}
      className={classes.place}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {t(`place.${name}`)}
      {name === 'tasks' && <OpenTasks />}
    </Link>
  );
}

/** How many tasks are open; nothing while that is not known. */
function OpenTasks() {
  const { t } = useTranslation();
  const { data } = useQuery(taskCountsQuery);
  if (data === undefined || data.all.open === 0) return null;
  return (
    <span className={`${classes.count} num`}>
      <span aria-hidden>{data.all.open}</span>
      <VisuallyHidden>{t('nav.openTasks', { count: data.all.open })}</VisuallyHidden>
    </span>
  );
}
