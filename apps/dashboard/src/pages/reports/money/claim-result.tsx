import { useTranslation } from 'react-i18next';
import { Section } from '../../../parts/page.js';
import type { ClaimReport } from './money-queries.js';
import classes from './money.module.css';
import { useRoiTexts } from './use-roi-texts.js';

/** Below it a change is called clear. */
const LEVEL = 0.05;

/** The verdict on a claim, and what each definition gives. */
export function ClaimResult(props: {
  readonly report: ClaimReport;
  readonly months: number;
  readonly onExplain: () => void;
}) {
  const { report, months, onExplain } = props;
  const { t } = useTranslation('money');
  const text = useRoiTexts();
  const { benefit, claim, conversion, figures, needed_benefit: needed, produced_by: by, work } = report;
  const told = text.percent(claim, 1);
  const lead =
    by.length === 0
      ? t('claim.cannot', { claim: told })
      : t('claim.is', { claim: told, definitions: by.map((name) => t(`claim.definition.${name}`)).join(', ') });
  return (
    <>
      <section aria-labelledby="verdict" className={classes.headline}>
        <h2 id="verdict" className="lead">
          {lead}
        </h2>
        <p className="muted">
          {t('claim.needed', {
            count: months,
            needed: text.number(needed, 0),
            benefit: text.number(benefit, 0),
          })}
        </p>
        <button type="button" className="link not-print small" onClick={onExplain}>
          {t('claim.sums')}
        </button>
      </section>
      <Section id="definitions" title={t('claim.definitions')}>
        <table className={`${classes.lines} num`}>
          <thead>
            <tr>
              <th scope="col">{t('claim.counted')}</th>
              <th scope="col">{t('claim.figure')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ definition, value }) => (
              <tr key={definition}>
                <th scope="row">
                  {t(`claim.definition.${definition}`)}
                  {by.includes(definition) && <span className={classes.detail}>{t('claim.thisOne')}</span>}
                </th>
                <td>{text.percent(value, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      {(conversion !== null || work !== null) && (
        <Section id="plausible" title={t('claim.plausible')}>
          {conversion !== null && (
            <p>
              {t('claim.visits', {
                visits: text.number(conversion.visits, 0),
                revenue: text.number(conversion.base_revenue, 0),
              })}{' '}
              {t(conversion.one_month.p < LEVEL ? 'claim.clearMonth' : 'claim.notClearMonth', {
                p: text.number(conversion.one_month.p, 3),
              })}{' '}
              {months > 1 &&
                t(conversion.whole_period.p < LEVEL ? 'claim.clearPeriod' : 'claim.notClearPeriod', {
                  count: months,
                  p: text.number(conversion.whole_period.p, 3),
                })}
            </p>
          )}
          {work !== null && work.work_change !== null && work.cost_change !== null && (
            <p>{t('claim.work', { work: text.percent(work.work_change), cost: text.percent(work.cost_change) })}</p>
          )}
        </Section>
      )}
    </>
  );
}
