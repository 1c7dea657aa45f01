import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { Bar } from './bar.js';
import { dayWords } from './day-words.js';
import type { DryRun } from './plan-queries.js';
import classes from './plans.module.css';

/** Days that are shown; the next questions of a recurring survey may be spread over years. */
const SHOWN = 31;

/** How many customers each day would have. */
export function DryRunDays({ run }: { readonly run: DryRun }) {
  const { t, i18n } = useTranslation('plans');
  const format = useFormat();
  const most = Math.max(...run.days.map(({ customers }) => customers));
  return (
    <Section id="dry-run-days" title={t('dryRun.days')}>
      <table className={classes.days} aria-labelledby="dry-run-days">
        <tbody>
          {run.days.slice(0, SHOWN).map(({ day, customers }) => (
            <tr key={day}>
              <th scope="row">{dayWords(day, i18n.language)}</th>
              <td aria-hidden>
                <Bar share={0} of={customers / most} />
              </td>
              <td className="num">{format.count(customers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {run.days.length > SHOWN && (
        <p className="small muted">{t('dryRun.moreDays', { count: run.days.length - SHOWN })}</p>
      )}
    </Section>
  );
}
