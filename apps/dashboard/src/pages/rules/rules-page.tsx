import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';

/** Rules. */
export function RulesPage() {
  const { t } = useTranslation('rules');
  return <Page title={t('title')}>{null}</Page>;
}
