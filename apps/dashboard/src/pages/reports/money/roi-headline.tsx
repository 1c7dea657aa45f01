import { useTranslation } from 'react-i18next';
import { useRegionId } from '../../../parts/page.js';
import type { RoiReport } from './money-queries.js';
import classes from './money.module.css';
import { useRoiTexts } from './use-roi-texts.js';

/** Whether and when a scenario pays back, on what that rests, and both returns beside each other. */
export function RoiHeadline({ report, onExplain }: { readonly report: RoiReport; readonly onExplain: () => void }) {
  const { t } = useTranslation('money');
  const { plan, scenario, with_actuals: withActuals } = report;
  const text = useRoiTexts(scenario.currency);
  const { months } = scenario;
  const id = useRegionId('roi-lead');
  const figures = [
    { key: 'net', value: text.percent(plan.net_roi), words: t('figure.net', { count: months }) },
    { key: 'gross', value: plan.gross_roi === null ? '–' : text.number(plan.gross_roi), words: t('figure.gross') },
    {
      key: 'npv',
      value: text.money(plan.net_present_value),
      words: t('figure.npv', { rate: text.percent(scenario.monthly_rate, 2) }),
    },
    {
      key: 'payback',
      value: plan.payback_months === null ? '–' : text.number(plan.payback_months, 1),
      words: plan.payback_months === null ? t('figure.never', { count: months }) : t('figure.payback'),
    },
    { key: 'share', value: text.percent(plan.break_even_share), words: t('figure.share') },
  ];
  return (
    <section aria-labelledby={id} className={classes.headline}>
      <h2 id={id} className="lead">
        {useLead(report)}
      </h2>
      <p className="muted">
        {useMeasuredSentence(report)}
        {withActuals !== null && ` ${t('lead.actuals', { net: text.percent(withActuals.net_roi, 1) })}`}
      </p>
      <dl className={`${classes.figures} num`}>
        {figures.map(({ key, value, words }) => (
          <div key={key}>
            <dt className="small muted">{words}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="link not-print small" onClick={onExplain}>
        {t('explain.open')}
      </button>
    </section>
  );
}

/** Whether a return pays back and is above 0. */
function pays({ net_roi: net, payback_months: payback }: RoiReport['plan']): boolean {
  return net !== null && net > 0 && payback !== null;
}

function useLead({ by_evidence: byEvidence, plan, scenario }: RoiReport): string {
  const { t } = useTranslation('money');
  if (!pays(plan) || plan.payback_months === null) return t('lead.never', { count: scenario.months });
  const count = Math.max(1, Math.ceil(plan.payback_months));
  if (pays(byEvidence.measured)) return t('lead.pays', { count });
  return t(pays(byEvidence.estimated) ? 'lead.ifEstimated' : 'lead.ifAssumed', { count });
}

function useMeasuredSentence({ by_evidence: { measured } }: RoiReport): string {
  const { t } = useTranslation('money');
  if (!pays(measured) || measured.payback_months === null) return t('lead.measuredLoses');
  return t('lead.measuredPays', { count: Math.max(1, Math.ceil(measured.payback_months)) });
}
