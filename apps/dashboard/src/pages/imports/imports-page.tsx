import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';

/** Imports. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  return <Page title={t('title')}>{null}</Page>;
}
