import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveProvider } from '../live/live-provider.js';
import { UndoProvider } from '../parts/undo.js';
import { Ending } from './ending.js';
import { Keys } from './keys.js';
import { MailNotice } from './mail-notice.js';
import { Navigation } from './navigation.js';
import { Palette } from './palette.js';
import classes from './shell.module.css';
import { SandboxNotice } from './sandbox-notice.js';
import { TabBar } from './tab-bar.js';

/** The frame of all pages behind the sign-in: the navigation, the page, and on a phone a bar of tabs. */
export function Shell() {
  const { t } = useTranslation();
  useEffect(() => () => void (document.title = 'Hearback'), []);
  return (
    <LiveProvider>
      <UndoProvider>
        <a className={classes.skip} href="#page">
          {t('skip')}
        </a>
        <div className={classes.app}>
          <Navigation />
          <main className={classes.main} id="page" tabIndex={-1}>
            <Ending />
            <SandboxNotice />
            <MailNotice />
            <Outlet />
          </main>
        </div>
        <TabBar />
        <Palette />
        <Keys />
      </UndoProvider>
    </LiveProvider>
  );
}
