import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';

/** Customers. */
export function CustomersPage() {
  const { t } = useTranslation('customers');
  return <Page title={t('title')}>{null}</Page>;
}
