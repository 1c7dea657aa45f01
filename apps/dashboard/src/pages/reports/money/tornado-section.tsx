import { ChartTable, TornadoChart } from '@hearback/charts';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../parts/page.js';
import type { LineResult, RoiReport } from './money-queries.js';
import classes from './money.module.css';
import { useRoiTexts } from './use-roi-texts.js';

/** More bars say no more: the rest is in the table. */
const MOST_BARS = 8;

/** What the result hangs on: the return at both ends of each factor. */
export function TornadoSection(props: {
  readonly report: RoiReport;
  readonly isTable: boolean;
  readonly onShow: (change: { readonly table?: true }) => void;
}) {
  const { report, isTable, onShow } = props;
  const { t } = useTranslation('money');
  const { plan, scenario, tornado } = report;
  const text = useRoiTexts(scenario.currency);
  if (report.refusal !== null || plan.net_roi === null) return null;
  const rows = tornado.map((row) => {
    const line = report.lines.find(({ id }) => id === row.line_id)!;
    const { name, unit } = factorOf(line, row.factor);
    const ends = [
      { result: row.net_roi_at_low, input: text.factor({ unit, value: row.low }) },
      { result: row.net_roi_at_high, input: text.factor({ unit, value: row.high }) },
    ] as const;
    return { key: `${row.line_id} ${row.factor}`, name: name ?? t(`tornado.${row.factor as 'margin'}`), ends };
  });
  const chart = {
    label: t('tornado.label', { name: rows[0]?.name ?? '', count: rows.length }),
    rows: rows.slice(0, MOST_BARS),
    plan: { result: plan.net_roi, text: t('tornado.plan', { net: text.percent(plan.net_roi) }) },
    percent: (share: number) => text.percent(share),
  };
  return (
    <Section
      id="tornado"
      title={
        <>
          {t('tornado.title')} <span className="least faint">{t('tornado.rule')}</span>
        </>
      }
      more={
        rows.length > 0 && (
          <button type="button" className="link not-print" onClick={() => onShow(isTable ? {} : { table: true })}>
            {t(isTable ? 'tornado.picture' : 'tornado.table')}
          </button>
        )
      }
    >
      {rows.length === 0 && <p className="muted">{t('tornado.none')}</p>}
      {rows.length > 0 && !isTable && (
        <div className={classes.tornado}>
          <div className="not-phone">
            <TornadoChart {...chart} />
          </div>
          <div className="only-phone">
            <TornadoChart {...chart} layout="narrow" />
          </div>
        </div>
      )}
      {rows.length > 0 && isTable && (
        <div className={classes.scroll} role="group" aria-labelledby="tornado" tabIndex={0}>
          <ChartTable
            className={`${classes.lines} num`}
            caption={t('tornado.title')}
            columns={[t('tornado.input'), t('tornado.low'), t('tornado.atLow'), t('tornado.high'), t('tornado.atHigh')]}
            rows={rows.map(({ ends: [low, high], key, name }) => ({
              key,
              cells: [name, low.input, text.percent(low.result, 1), high.input, text.percent(high.result, 1)],
            }))}
          />
        </div>
      )}
    </Section>
  );
}

function factorOf({ factors }: LineResult, factor: string) {
  const found = factors[Number(factor)];
  return found ?? ({ name: undefined, unit: 'share' } as const);
}
