import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useMoney } from '../../../parts/money.js';
import { isScore, type FigureKind } from './figure-scale.js';

/** From here on minutes are written as hours. */
const AS_HOURS = 120;

/** Minutes that would be rounded to none. */
const UNDER_MINUTE = 0.5;

/** Writes figures in their units. */
export function useFigureTexts() {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const money = useMoney();
  const plain = (number: number) => (Number.isInteger(number) ? format.score(number) : format.points(number));
  const written = ({ unit, currency }: FigureKind, number: number): string => {
    if (unit === 'percent') return t('unit.percent', { value: plain(number) });
    if (unit === 'points') return plain(number);
    if (unit === 'money')
      return currency === null ? t('unit.minor', { value: format.count(number) }) : money(number, currency);
    if (number > 0 && number < UNDER_MINUTE) return t('unit.underMinute');
    return number < AS_HOURS
      ? t('unit.minutes', { value: format.score(number) })
      : t('unit.hours', { value: plain(number / 60) });
  };
  /** Scores are whole, as everywhere; what was entered as a target is not rounded. */
  const value = (kind: FigureKind, number: number) => written(kind, isScore(kind.figure) ? Math.round(number) : number);
  return {
    target: written,
    value,
    range: (kind: FigureKind, { low, high }: { readonly low: number; readonly high: number }) =>
      `${value(kind, low)} – ${value(kind, high)}`,
  };
}
