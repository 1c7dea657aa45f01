import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import type { RiskReason, ShareReading } from './churn-queries.js';

/** Writes shares, points and reasons. */
export function useChurnWords() {
  const { t, i18n } = useTranslation('churn');
  const format = useFormat();
  const whole = (value: number) => format.count(Math.round(100 * value));
  const percent = (value: number) => t('percent', { value: whole(value) });
  return {
    percent,
    share: (rate: ShareReading) => (rate === null || rate.value === null ? '–' : percent(rate.value)),
    range: (rate: ShareReading) =>
      rate === null || rate.interval === null
        ? '–'
        : t('range', { low: whole(rate.interval.low), high: whole(rate.interval.high) }),
    /** One reason, such as `141 days without an order +9`. */
    reason: ({ feature, points, value }: RiskReason) => `${what(feature, value)} ${signed(points)}`,
    /** The name of an attribute by which groups are compared. */
    attribute: (attribute: string) =>
      attribute === 'language' || attribute === 'channel'
        ? t(`fair.${attribute}`)
        : attribute.replace(/^attribute:/, ''),
    group: (attribute: string, value: string) =>
      attribute === 'language' ? (languageName(i18n.language, value) ?? value) : value,
  };

  function what(feature: RiskReason['feature'], value: number): string {
    switch (feature) {
      case 'days_since_order':
      case 'days_since_answer':
      case 'orders':
      case 'tasks':
        return t(`reason.${feature}`, { count: Math.round(value), n: format.count(Math.round(value)) });
      case 'has_answered':
      case 'open_task':
        return t(`reason.${feature}.${value > 0 ? 'yes' : 'no'}`);
      case 'last_score':
        return t(`reason.last_score.${value < -0.2 ? 'low' : value > 0.6 ? 'high' : 'middle'}`);
      case 'score_change':
      case 'spending_trend':
        return t(`reason.${feature}.${value < -0.05 ? 'fell' : value > 0.05 ? 'rose' : 'same'}`);
      case 'response_time': {
        const minutes = Math.round(Math.expm1(value));
        return minutes === 0
          ? t('reason.response_time.none')
          : minutes < 120
            ? t('reason.response_time.minutes', { count: minutes, n: format.count(minutes) })
            : t('reason.response_time.hours', {
                count: Math.round(minutes / 60),
                n: format.count(Math.round(minutes / 60)),
              });
      }
    }
  }

  function signed(points: number): string {
    const rounded = Math.round(100 * points);
    return `${rounded < 0 ? '−' : '+'}${format.count(Math.abs(rounded))}`;
  }
}

function languageName(locale: string, tag: string): string | undefined {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag);
  } catch {
    return undefined;
  }
}
