import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { Bar } from './bar.js';
import { dayWords } from './day-words.js';
import type { Progress } from './plan-queries.js';
import classes from './plans.module.css';

/** Mails that were sent on each day, of those that were planned for it. */
export function SentByDay({ progress }: { readonly progress: Progress }) {
  const { t, i18n } = useTranslation('plans');
  const format = useFormat();
  const { days } = progress;
  if (days.length === 0) return null;
  const most = Math.max(...days.map(({ planned }) => planned), 1);
  return (
    <Section id="sent-by-day" title={t('days.title')} more={<span className="least faint">{t('days.outline')}</span>}>
      <table className={classes.days} aria-labelledby="sent-by-day">
        <tbody>
          {days.map(({ day, planned, sent }) => (
            <tr key={day}>
              <th scope="row">{dayWords(day, i18n.language)}</th>
              <td aria-hidden>
                <Bar share={sent / most} of={planned / most} />
              </td>
              <td className="num">
                {sent === planned
                  ? format.count(sent)
                  : t(sent === 0 ? 'days.planned' : 'days.of', {
                      sent: format.count(sent),
                      planned: format.count(planned),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
