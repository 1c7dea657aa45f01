import { useTranslation } from 'react-i18next';

/** A reason for which somebody is not asked, in words; one that this page does not know as the API names it. */
export function useReasonWords(): (reason: string) => string {
  const { t, i18n } = useTranslation('plans');
  return (reason) => {
    const key = `reasons.${reason}`;
    return i18n.exists(key, { ns: 'plans' }) ? t(key as 'reasons.erased') : reason;
  };
}
