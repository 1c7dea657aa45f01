import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import type { Target } from './column-table.js';

const PURPOSES = ['questions', 'replies', 'improvements', 'news', 'profiling'] as const;
const OF_CUSTOMERS = ['external_id', 'name', 'language', 'time_zone'] as const;
const OF_EVENTS = ['event_id', 'external_id', 'kind', 'occurred_at', 'amount', 'currency'] as const;

/** Where a column of a file with customers or events can go. */
export function useCustomerTargets(holds: 'customers' | 'events'): (name: string, index: number) => readonly Target[] {
  const { t } = useTranslation('imports');
  const { data } = useQuery({
    queryKey: ['attributes', 'import'],
    queryFn: () => dataOf(api.GET('/v1/attributes', { params: { query: { limit: 100 } } })),
    enabled: holds === 'customers',
  });
  if (holds === 'events')
    return (name, index) => {
      const key = keyOf(name, index);
      return [
        ...OF_EVENTS.map((to) => ({ target: { to }, label: t(`target.${to}`) })),
        { target: { to: 'property', key }, label: t('target.property', { key }) },
      ];
    };
  const keys = (data?.data ?? []).map(({ key }) => key);
  const attribute = (key: string) => ({ target: { to: 'attribute', key }, label: t('target.hidden', { key }) });
  return (name, index) => {
    const own = keyOf(name, index);
    return [
      ...OF_CUSTOMERS.map((to) => ({ target: { to }, label: t(`target.${to}`) })),
      ...(['email', 'phone'] as const).map((key) => ({
        target: { to: 'identity', key },
        label: t(`target.${key}`),
      })),
      ...keys.map(attribute),
      ...(keys.includes(own)
        ? []
        : [{ target: { to: 'attribute', key: own }, label: t('target.newAttribute', { key: own }) }]),
      ...PURPOSES.map((key) => ({
        target: { to: 'consent', key },
        label: t('target.consent', { purpose: t(`consent.${key}`) }),
      })),
    ];
  };
}

/** The name of a column as a key: letters without accents, digits, and what joins them. */
function keyOf(name: string, index: number): string {
  const key = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_.-]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 64);
  return key === '' ? `column_${index + 1}` : key;
}
