import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';

/** Surveys. */
export function SurveysPage() {
  const { t } = useTranslation('surveys');
  return <Page title={t('title')}>{null}</Page>;
}
