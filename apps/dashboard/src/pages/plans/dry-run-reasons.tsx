import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { Bar } from './bar.js';
import type { DryRun } from './plan-queries.js';
import classes from './plans.module.css';
import { useReasonWords } from './use-reason-words.js';

/** One bar for those who would be asked, grey ones for the reasons of the others. */
export function DryRunReasons({ run }: { readonly run: DryRun }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const words = useReasonWords();
  const most = Math.max(run.asked, ...run.reasons.map(({ customers }) => customers), 1);
  return (
    <Section id="dry-run-reasons" title={t('dryRun.who')}>
      <table className={classes.reasons} aria-labelledby="dry-run-reasons">
        <thead>
          <tr>
            <th scope="col">{t('reason')}</th>
            <th scope="col" className={classes.end}>
              {t('customers')}
            </th>
            <td aria-hidden />
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className={classes.strong}>
              {t('dryRun.would')}
            </th>
            <td className={`num ${classes.end} ${classes.strong}`}>{format.count(run.asked)}</td>
            <td aria-hidden>
              <Bar share={run.asked / most} isMain />
            </td>
          </tr>
          {run.reasons.map(({ reason, customers }) => (
            <tr key={reason}>
              <th scope="row">{words(reason)}</th>
              <td className={`num ${classes.end}`}>{format.count(customers)}</td>
              <td aria-hidden>
                <Bar share={customers / most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
