import { HeatCell, HeatGap, HeatTable } from '@hearback/charts';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { useSession } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { ReportExplanation } from '../../../parts/explanation/report-explanation.js';
import { useMetricTexts, type Metric } from '../../../parts/metrics/metric-texts.js';
import { filterOf } from '../../../parts/metrics/period.js';
import type { ReportSearch } from '../../../parts/metrics/report-search.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { Verdict } from '../../../parts/verdict.js';
import { fileAddress } from '../report-frame.js';
import classes from '../reports.module.css';
import own from './change.module.css';
import { useDimensions } from '../dimensions/use-dimensions.js';
import { SectionFoot } from './section-foot.js';

type Heat = Reply<'readHeat'>;

/** A score by two dimensions that the reader chooses, with verdicts for the whole table. */
export function HeatSection(props: {
  readonly metric: Metric;
  readonly search: ReportSearch;
  readonly rows: string;
  readonly columns: string;
  readonly onChange: (change: { readonly rows?: string; readonly columns?: string }) => void;
}) {
  const { metric, search, rows, columns, onChange } = props;
  const { t } = useTranslation('reports');
  const { workspace } = useSession();
  const { options, nameOf } = useDimensions();
  const query = { ...filterOf(search, workspace.time_zone), metric, rows, columns };
  const { data, error, isPending, isError, refetch } = useQuery({
    queryKey: ['metrics', 'heat', query],
    queryFn: () => dataOf(api.GET('/v1/reports/heat', { params: { query } })),
  });
  const [isExplained, setExplained] = useState(false);
  const explanation = useQuery({
    queryKey: ['metrics', 'explain-heat', query],
    queryFn: () => dataOf(api.GET('/v1/reports/heat/explain', { params: { query } })),
    enabled: isExplained,
  });
  // The API names a step by the row and column of its cell.
  const nameOfCell = (step: string) => {
    const cell = data?.cells.find(({ row, column }) => `${row ?? '–'} × ${column ?? '–'}` === step);
    return cell === undefined ? step : `${nameOf(rows, cell.row)} × ${nameOf(columns, cell.column)}`;
  };
  const select = (label: string, value: string, choose: (value: string) => void) => (
    <Select
      size="xs"
      aria-label={label}
      data={options()}
      value={value}
      onChange={(chosen) => chosen !== null && choose(chosen)}
      allowDeselect={false}
      w={150}
    />
  );
  return (
    <Section
      id="heat"
      title={t('heat.title')}
      more={
        <div className={`${own.choose} not-print`}>
          {select(t('heat.rows'), rows, (value) => onChange({ rows: value }))}
          {select(t('heat.columns'), columns, (value) => onChange({ columns: value }))}
        </div>
      }
    >
      {isPending && <LoadingShapes rows={4} />}
      {isError && <ErrorInPlace error={error} what={t('heat.error')} retry={() => void refetch()} />}
      {data && data.cells.length === 0 && <p className="muted">{t('heat.none')}</p>}
      {data && data.cells.length > 0 && (
        <>
          <p className="least faint">{t('table.comparisons', { count: data.comparisons })}</p>
          <Table heat={data} metric={metric} />
          <SectionFoot file={fileAddress('/v1/reports/heat/export', query)} onExplain={() => setExplained(true)} />
        </>
      )}
      <ReportExplanation
        explanation={explanation}
        words={t('heat.words')}
        nameOf={nameOfCell}
        isOpen={isExplained}
        onClose={() => setExplained(false)}
      />
    </Section>
  );
}

function Table({ heat, metric }: { readonly heat: Heat; readonly metric: Metric }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { value, range } = useMetricTexts();
  const { nameOf } = useDimensions();
  const { rows, columns, cells, rows_by: rowsBy, columns_by: columnsBy } = heat;
  // NPS from −100 to 100 has the colours of its place on the scale.
  const coloured = (score: number) => (metric === 'nps' ? (score + 100) / 2 : score);
  const cellOf = (row: string | null, column: string | null) => {
    const cell = cells.find((each) => each.row === row && each.column === column);
    if (cell === undefined) return <HeatGap label={t('heat.gap')} />;
    const isShown = cell.reliable && cell.value !== null && cell.interval !== null;
    const bounds = cell.interval === null ? null : range(cell.interval);
    return (
      <div>
        <HeatCell
          score={isShown ? coloured(cell.value!) : null}
          text={isShown ? value(metric, cell.value!) : '–'}
          detail={
            isShown && bounds !== null
              ? t('heat.detail', { ...bounds, n: format.count(cell.n) })
              : t('heat.needed', { count: Math.max(0, 30 - cell.n), n: format.count(cell.n) })
          }
        />
        {isShown && <Verdict verdict={cell.verdict} />}
      </div>
    );
  };
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('heat.title')}>
      <HeatTable
        caption={t('heat.caption')}
        className={own.heat}
        columns={columns.map(({ value: column }) => ({
          key: column ?? '',
          header: <bdi>{nameOf(columnsBy, column)}</bdi>,
        }))}
        rows={rows.map(({ value: row }) => ({
          key: row ?? '',
          header: <bdi>{nameOf(rowsBy, row)}</bdi>,
          cells: columns.map(({ value: column }) => cellOf(row, column)),
        }))}
      />
    </div>
  );
}
