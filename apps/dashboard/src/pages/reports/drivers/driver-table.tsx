import { Check, Equal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import score from '../../../parts/score.module.css';
import { useDecimals } from '../questions/decimals.js';
import classes from '../reports.module.css';
import { useShareText } from '../response-rates/share-text.js';
import type { Driver, DriversReport } from './drivers-queries.js';
import { ShareBar } from './share-bar.js';

/** Drivers by their share of what is explained. What is not clear is drawn as 0, dashed and grey. */
export function DriverTable({
  report,
  nameOf,
}: {
  readonly report: DriversReport;
  readonly nameOf: (key: string) => string;
}) {
  const { t } = useTranslation('drivers');
  const most = Math.max(0.1, ...report.drivers.map(({ share_interval: { high } }) => high));
  const scale = Math.ceil(most * 10) / 10;
  const text = useShareText();
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('table')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.driver')}</th>
            <th scope="col">{t('column.share')}</th>
            <th scope="col">{t('column.bar', { high: text.share(scale) })}</th>
            <th scope="col">{t('column.mean')}</th>
            <th scope="col">{t('column.correlation')}</th>
            <th scope="col">{t('column.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {report.drivers.map((driver) => (
            <Row key={driver.key} driver={driver} name={nameOf(driver.key)} scale={scale} report={report} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: {
  readonly driver: Driver;
  readonly name: string;
  readonly scale: number;
  readonly report: DriversReport;
}) {
  const { driver, name, scale, report } = props;
  const { t } = useTranslation('drivers');
  const text = useShareText();
  const { decimals } = useDecimals();
  const { clear, share, share_interval: interval, correlation } = driver;
  const mean = report.candidates.find(({ key }) => key === driver.key)?.mean ?? null;
  const Sign = clear ? Check : Equal;
  return (
    <tr className={clear ? '' : classes.grey}>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td data-label={t('column.share')}>{clear ? <b>{text.share(share)}</b> : '0'}</td>
      <td className={classes.barCell}>
        <ShareBar
          share={share}
          interval={interval}
          scale={scale}
          isClear={clear}
          label={t('bar', { low: text.share(interval.low), high: text.share(interval.high) })}
        />
      </td>
      <td data-label={t('column.mean')}>
        {mean === null ? '–' : isTopic(driver.key) ? text.share(mean) : decimals(mean)}
      </td>
      <td data-label={t('column.correlation')}>{decimals(correlation)}</td>
      <td>
        <span className={`${score.verdict} ${clear ? score.up : score.flat}`}>
          <Sign size={14} strokeWidth={1.75} aria-hidden />
          {t(clear ? 'clear' : 'unclear')}
        </span>
      </td>
    </tr>
  );
}

/** Whether the driver is a topic: the mean of 1 and 0 is the share of answers that name it. */
function isTopic(key: string): boolean {
  return key.startsWith('topic:');
}
