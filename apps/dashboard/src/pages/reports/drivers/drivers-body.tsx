import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { Refusal } from '../../../parts/refusal.js';
import { useDecimals } from '../questions/decimals.js';
import type { QuestionWords } from '../questions/use-question-words.js';
import { useShareText } from '../response-rates/share-text.js';
import { DriverTable } from './driver-table.js';
import type { DriversReport } from './drivers-queries.js';
import type { DriversSearch } from './drivers-search.js';

/** What goes along with the score: the sentences, the drivers, where to look first, or what is missing. */
export function DriversBody(props: {
  readonly report: DriversReport;
  readonly words: QuestionWords;
  readonly nameOf: (key: string) => string;
  readonly onChange: (change: DriversSearch) => void;
}) {
  const { report, words, nameOf, onChange } = props;
  const { t } = useTranslation('drivers');
  const format = useFormat();
  const text = useShareText();
  const { r_squared: explained, r_squared_interval: interval, drivers, n } = report;
  const outcome = report.outcome === null ? '' : words.question(report.outcome);
  if (report.refusal !== null || explained === null || interval === null)
    return <Refused report={report} nameOf={nameOf} onChange={onChange} />;
  const [first] = drivers;
  const clear = drivers.filter((driver) => driver.clear);
  const share = clear.reduce((sum, driver) => sum + driver.share, 0);
  return (
    <>
      <h2>{first?.clear === true ? t('lead', { driver: nameOf(first.key), outcome }) : t('leadNone', { outcome })}</h2>
      <p className="muted">
        {t('explained', {
          count: drivers.length,
          share: text.share(explained),
          low: text.share(interval.low),
          high: text.share(interval.high),
          n: format.count(n),
        })}{' '}
        {t('notCause')}
      </p>
      <Section
        id="drivers"
        title={t('table')}
        more={
          <Button variant="default" size="xs" className="not-print" onClick={() => onChange({ explain: true })}>
            {t('explanation.title', { ns: 'parts' })}
          </Button>
        }
      >
        <p className="least faint">
          {t('clearShare', { clear: text.share(share), rest: text.share(1 - share), samples: report.resamples ?? 0 })}
        </p>
        <DriverTable report={report} nameOf={nameOf} />
        <p className="small muted">{t('note')}</p>
      </Section>
      {report.left_out > 0 && (
        <Section id="left-out" title={t('leftOut.title')}>
          <p>{t('leftOut.text', { count: report.left_out })}</p>
        </Section>
      )}
    </>
  );
}

function Refused(props: {
  readonly report: DriversReport;
  readonly nameOf: (key: string) => string;
  readonly onChange: (change: DriversSearch) => void;
}) {
  const { report, nameOf, onChange } = props;
  const { t } = useTranslation('drivers');
  const format = useFormat();
  const { decimals } = useDecimals();
  const { refusal, pair, predictors, expected_at: expected } = report;
  const [a = '', b = ''] = pair;
  const what =
    refusal?.code === 'collinear'
      ? t('refusal.collinear', { a: nameOf(a), b: nameOf(b), r: decimals(report.pair_correlation ?? 1), n: report.n })
      : t(`refusal.${(refusal?.code ?? 'no_answers') as 'no_answers'}`, { defaultValue: refusal?.message ?? '' });
  return (
    <Refusal reason={refusal ?? { kind: 'nothing', needed: null, have: null }} what={what}>
      {expected !== null && <p className="muted">{t('refusal.expected', { day: format.day(expected) })}</p>}
      {refusal?.code === 'collinear' && (
        <Button
          variant="default"
          className="not-print"
          onClick={() => onChange({ predictors: predictors.filter((key) => key !== b).join(',') || undefined })}
        >
          {t('refusal.without', { driver: nameOf(b) })}
        </Button>
      )}
      {refusal?.code === 'too_few_answers' && predictors.length > 2 && (
        <Button
          variant="default"
          className="not-print"
          onClick={() => onChange({ predictors: predictors.slice(0, 2).join(',') })}
        >
          {t('refusal.two')}
        </Button>
      )}
    </Refusal>
  );
}
