import { useTranslation } from 'react-i18next';

/** Minor units of one unit of a currency: 100 cents of a euro, 1 yen. */
export function minorPerUnit(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return 10 ** maximumFractionDigits;
}

/** Writes an amount in minor units, such as `€12.50`. */
export function useMoney(): (minor: number, currency: string) => string {
  const { i18n } = useTranslation();
  return (minor, currency) =>
    new Intl.NumberFormat(new Intl.Locale(i18n.language, { numberingSystem: 'latn' }).toString(), {
      style: 'currency',
      currency,
    }).format(minor / minorPerUnit(currency));
}
