import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';

/** Inbox. */
export function InboxPage() {
  const { t } = useTranslation('inbox');
  return <Page title={t('title')}>{null}</Page>;
}
