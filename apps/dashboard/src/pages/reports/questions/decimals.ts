import { useTranslation } from 'react-i18next';

/** Writes numbers that are no whole ones, with at most two digits after the point and Western digits. */
export function useDecimals() {
  const { i18n } = useTranslation();
  const locale = new Intl.Locale(i18n.language, { numberingSystem: 'latn' });
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const decimals = (value: number) => format.format(value).replace('-', '−');
  return {
    decimals,
    interval: (bounds: { readonly low: number; readonly high: number } | null) =>
      bounds === null ? '–' : `${decimals(bounds.low)} – ${decimals(bounds.high)}`,
  };
}
