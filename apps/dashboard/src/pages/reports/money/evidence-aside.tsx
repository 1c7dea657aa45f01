import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { TextLink } from '../../../parts/small.js';
import { EvidenceMark } from './evidence-mark.js';
import { EVIDENCE, type LiveMeasure, type RoiReport } from './money-queries.js';
import classes from './money.module.css';
import { useRoiTexts } from './use-roi-texts.js';

/** The result by evidence, the numbers that are followed, and the way to the check of a claim. */
export function EvidenceAside({ report }: { readonly report: RoiReport }) {
  const { t } = useTranslation('money');
  const { by_evidence: byEvidence, measures, scenario } = report;
  const text = useRoiTexts(scenario.currency);
  return (
    <aside className={classes.aside}>
      <section aria-labelledby="by-evidence">
        <h2 id="by-evidence">{t('aside.byEvidence')}</h2>
        <dl className={`${classes.pairs} num`}>
          {EVIDENCE.map((evidence) => {
            const { gross_roi: gross, net_roi: net } = byEvidence[evidence];
            return (
              <div key={evidence}>
                <dt>{t(`aside.upTo.${evidence}`)}</dt>
                <dd className={net !== null && net < 0 ? classes.loss : undefined}>
                  {text.percent(net, 1)}{' '}
                  <span className="least faint">
                    {gross === null ? '' : t('aside.gross', { gross: text.number(gross) })}
                  </span>
                </dd>
              </div>
            );
          })}
        </dl>
        <p className="least faint">{t('aside.costs')}</p>
      </section>
      {measures.length > 0 && (
        <section aria-labelledby="measures">
          <h2 id="measures">{t('aside.follows')}</h2>
          <ul className={classes.measures}>
            {measures.map((measure) => (
              <Measure key={measure.name} measure={measure} currency={scenario.currency} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="check" className={`${classes.well} not-print`}>
        <h2 id="check">{t('claim.title')}</h2>
        <p className="small muted">{t('aside.claim')}</p>
        <p className="small">
          <TextLink to="/reports/roi/claim">{t('list.claim')}</TextLink>
        </p>
      </section>
      <section aria-labelledby="evidence-words">
        <h2 id="evidence-words">{t('lines.evidence')}</h2>
        <dl className={classes.words}>
          {EVIDENCE.map((evidence) => (
            <div key={evidence}>
              <dt>
                <EvidenceMark evidence={evidence} />
              </dt>
              <dd className="small">{t(`evidence.help.${evidence}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </aside>
  );
}

function Measure({ measure, currency }: { readonly measure: LiveMeasure; readonly currency: string }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const text = useRoiTexts(currency);
  const { from, interval, n, name, refusal, unit, value } = measure;
  return (
    <li className="small">
      <b>{t(`measure.${name}`)}</b>{' '}
      {value === null ? (
        <span className="muted">{t('aside.unknown', { needed: refusal?.needed ?? 0, have: refusal?.have ?? 0 })}</span>
      ) : (
        <span className="muted num">
          {text.factor({ unit, value })}
          {interval !== null &&
            ` (${text.factor({ unit, value: interval.low })}–${text.factor({ unit, value: interval.high })})`}{' '}
          · n {format.count(n)}
          {from !== null && ` · ${t('aside.since', { day: format.day(from) })}`}
        </span>
      )}
    </li>
  );
}
