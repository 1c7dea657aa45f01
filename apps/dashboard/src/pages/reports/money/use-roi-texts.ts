import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Factor, ScenarioLine } from './money-queries.js';

/** Amounts below this are written with their cents. */
const WITH_CENTS = 100;

/** Minutes and hours below this are written with hundredths. */
const WITH_HUNDREDTHS = 10;

/** Writes the numbers of scenarios. */
export function useRoiTexts(currency = 'EUR') {
  const { t, i18n } = useTranslation('money');
  const { language } = i18n;
  return useMemo(() => {
    const locale = new Intl.Locale(language, { numberingSystem: 'latn' }).toString();
    const write = (value: number, options: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(locale, options).format(value === 0 ? 0 : value).replace('-', '−');
    const number = (value: number, digits = 2) => write(value, { maximumFractionDigits: digits });
    /** With cents where it is small and not whole. */
    const money = (value: number) => {
      const isSmall = Math.abs(value) < WITH_CENTS && Math.round(100 * value) % 100 !== 0;
      const digits = isSmall ? {} : { minimumFractionDigits: 0, maximumFractionDigits: 0 };
      return write(value, { style: 'currency', currency, ...digits });
    };
    /** A share in per cent; `–` where it cannot be known. */
    const percent = (share: number | null, digits = 0) =>
      share === null ? '–' : t('percent', { value: number(100 * share, digits) });
    const factor = ({ unit, value }: Pick<Factor, 'unit' | 'value'>) => {
      if (unit === 'money') return money(value);
      if (unit === 'share') return percent(value, 1);
      if (unit === 'number') return number(value);
      return t(`amount.${unit}`, { value: number(value, Math.abs(value) < WITH_HUNDREDTHS ? 2 : 1) });
    };
    return {
      number,
      money,
      percent,
      factor,
      /** A line without its sums: what it is multiplied from. */
      product: ({ factors, margin, reuse }: ScenarioLine) =>
        [
          ...factors.map(factor),
          ...[margin, reuse].flatMap((share) => (share === null ? [] : percent(share.value, 1))),
        ].join(' × '),
      month: (month: string) => {
        const options = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
        return new Intl.DateTimeFormat(locale, options).format(new Date(`${month}-01T00:00:00Z`));
      },
    };
  }, [language, currency, t]);
}
