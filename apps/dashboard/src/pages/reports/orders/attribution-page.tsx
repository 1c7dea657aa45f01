import { Button, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../i18n/catalogue.js';
import { useFormat } from '../../../i18n/format.js';
import { Refusal } from '../../../parts/refusal.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { AttributionTable } from './attribution-table.js';
import { AttributionExplanation } from './explanations.js';
import { useFigureText } from './figure-text.js';
import classes from './orders.module.css';
import { attributionQuery, DAYS, WINDOWS, type AttributionSearch } from './orders-search.js';
import { useAttribution } from './use-orders.js';

// The words that all reports share.
await loadArea('reports');

/** Which channels came before orders, by five rules side by side. */
export function AttributionPage() {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const text = useFigureText();
  const search = useSearch({ from: '/signed-in/reports/attribution' });
  const navigate = useNavigate({ from: '/reports/attribution' });
  const change = (changed: AttributionSearch) => void navigate({ search: (before) => ({ ...before, ...changed }) });
  const query = attributionQuery(search);
  const { data, error, isPending, isError, refetch } = useAttribution(query);
  const choices = (values: readonly string[], label: (count: number) => string) =>
    values
      .map(Number)
      .toSorted((a, b) => a - b)
      .map((value) => ({ value: String(value), label: label(value) }));
  return (
    <ReportFrame
      title={t('attribution.title')}
      view={{ report: 'attribution', search }}
      file={fileAddress('/v1/reports/attribution/export', query)}
      filters={
        <>
          <Select
            aria-label={t('attribution.days')}
            data={choices(DAYS, (count) => t('attribution.lastDays', { count }))}
            value={query.days}
            onChange={(value) => change({ days: Number(value) })}
            allowDeselect={false}
            w={170}
          />
          <Select
            aria-label={t('attribution.window')}
            data={choices(WINDOWS, (count) => t('attribution.windowDays', { count }))}
            value={query.window_days}
            onChange={(value) => change({ window: Number(value) })}
            allowDeselect={false}
            w={280}
          />
        </>
      }
    >
      {isPending && <LoadingShapes rows={6} />}
      {isError && <ErrorInPlace error={error} what={t('error')} retry={() => void refetch()} />}
      {data !== undefined && data.refusal !== null && <Refusal reason={data.refusal} what={t('refusal.no_contacts')} />}
      {data !== undefined && data.refusal === null && (
        <>
          <div className={classes.lead}>
            <h2>
              {t('attribution.lead', {
                credited: format.count(data.credited),
                orders: format.count(data.orders),
                count: data.window_days,
              })}
            </h2>
            <p>
              {t('attribution.bookkeeping')}{' '}
              {data.currency !== null && t('attribution.revenue', { amount: text.amount(data.revenue, data.currency) })}
            </p>
            <p className="least muted">
              {t('computedAt', { at: format.moment(data.computed_at) })}{' '}
              <Button
                variant="subtle"
                size="compact-sm"
                className="not-print"
                onClick={() => change({ explain: true })}
              >
                {t('explain.open')}
              </Button>
            </p>
          </div>
          <AttributionTable attribution={data} />
        </>
      )}
      <AttributionExplanation
        query={query}
        isOpen={search.explain === true}
        onClose={() => change({ explain: undefined })}
      />
    </ReportFrame>
  );
}
