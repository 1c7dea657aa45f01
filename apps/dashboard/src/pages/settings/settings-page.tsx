import { Navigate } from '@tanstack/react-router';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';
import { SettingsNav, useSettingsPages } from './settings-nav.js';

/** The list of the settings on a phone; a desktop has it beside each page and goes to the first one. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const [first] = useSettingsPages();
  const isPhone = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false });
  if (first !== undefined && !isPhone) return <Navigate to={first.to} replace />;
  return (
    <Page title={t('title')}>
      <SettingsNav isList />
    </Page>
  );
}
