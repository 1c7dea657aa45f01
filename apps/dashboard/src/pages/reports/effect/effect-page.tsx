import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { touchpointsQuery } from '../../../parts/choices.js';
import { ReportExplanation } from '../../../parts/explanation/report-explanation.js';
import { METRICS, useMetricTexts } from '../../../parts/metrics/metric-texts.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { EffectLead } from './effect-lead.js';
import { EffectPairs } from './effect-pairs.js';
import { EffectPicture } from './effect-picture.js';
import { effectQuery, effectSearch, isKnown, queryOf, type EffectSearch } from './effect-queries.js';
import { EffectRefusal } from './effect-refusal.js';
import { EffectTable } from './effect-table.js';

await loadArea('reports');

/** Whether following up raises the next score, beyond what happens anyway. */
export function EffectPage() {
  const { t } = useTranslation('effect');
  const metric = useMetricTexts();
  const search = effectSearch(useSearch({ from: '/signed-in/reports/effect' }) as Record<string, unknown>);
  const navigate = useNavigate({ from: '/reports/effect' });
  const change = (changed: { readonly [K in keyof EffectSearch]?: EffectSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  const touchpoints = useQuery(touchpointsQuery).data?.data ?? [];
  const query = queryOf(search);
  const { data, error, isPending, isError, refetch } = useQuery(effectQuery(query));
  const explanation = useQuery({
    queryKey: ['metrics', 'explain-effect', query],
    queryFn: () => dataOf(api.GET('/v1/reports/effect/explain', { params: { query } })),
    enabled: search.explain === true,
  });
  const [overall] = data?.rows ?? [];
  return (
    <ReportFrame
      title={t('title')}
      view={{ report: 'effect', search }}
      file={fileAddress('/v1/reports/effect/export', query as Record<string, string>)}
      filters={
        <>
          <Select
            aria-label={t('filter.score')}
            data={METRICS.map((value) => ({ value, label: metric.name(value) }))}
            value={search.metric ?? data?.metric ?? null}
            onChange={(value) => change({ metric: METRICS.find((known) => known === value) })}
            allowDeselect={false}
            w={140}
          />
          {touchpoints.length > 0 && (
            <Select
              aria-label={t('filter.touchpoint')}
              placeholder={t('filter.anyTouchpoint')}
              data={touchpoints.map(({ id, name }) => ({ value: id, label: name }))}
              value={search.touchpoint ?? null}
              onChange={(value) => change({ touchpoint: value ?? undefined })}
              clearable
              searchable
            />
          )}
        </>
      }
    >
      {isPending && <LoadingShapes rows={6} />}
      {isError && <ErrorInPlace error={error} what={t('error')} retry={() => void refetch()} />}
      {data && overall && (
        <>
          <EffectLead effect={data} row={overall} />
          {isKnown(overall) ? (
            <EffectPicture effect={data} row={overall} onExplain={() => change({ explain: true })} />
          ) : (
            <EffectRefusal row={overall}>
              <p className="least faint">{t('refusal.again', { count: data.again, customers: data.customers })}</p>
            </EffectRefusal>
          )}
          <EffectTable effect={data} onPairs={(pairs) => change({ pairs })} />
          {search.pairs !== undefined && (
            <EffectPairs query={query} action={search.pairs} onClose={() => change({ pairs: undefined })} />
          )}
        </>
      )}
      <ReportExplanation
        explanation={explanation}
        words={t('explain.words')}
        nameOf={(step) => t(`explain.step.${stepOf(step)}`)}
        digits={3}
        isOpen={search.explain === true}
        onClose={() => change({ explain: undefined })}
      />
    </ReportFrame>
  );
}

const STEPS = ['effect', 'standard_error', 'interval', 'regression'] as const;

function stepOf(step: string): (typeof STEPS)[number] {
  return STEPS.find((known) => known === step) ?? 'effect';
}
