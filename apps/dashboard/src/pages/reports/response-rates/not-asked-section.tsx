import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { useReasonWords } from '../../plans/use-reason-words.js';
import classes from '../reports.module.css';
import type { Rates } from './use-rates.js';

/** Who was not asked, and why; they are in no rate. */
export function NotAskedSection({ rates }: { readonly rates: Rates }) {
  const { t } = useTranslation('response-rates');
  const format = useFormat();
  const words = useReasonWords();
  const { not_asked: reasons } = rates;
  if (reasons === null || reasons.length === 0) return null;
  return (
    <Section id="not-asked" title={t('notAsked.title')}>
      <p className="muted small">{t('notAsked.words')}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('notAsked.why')}</th>
            <th scope="col">{t('notAsked.people')}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ reason, invitations }) => (
            <tr key={reason}>
              <th scope="row">{words(reason)}</th>
              <td>{format.count(invitations)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
