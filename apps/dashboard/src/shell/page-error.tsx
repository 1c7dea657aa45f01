import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page.js';
import { ErrorInPlace } from '../parts/states.js';

/** A page that did not load. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('pageError.title')}>
      <ErrorInPlace error={error} what={t('pageError.text')} retry={reset} />
    </Page>
  );
}
