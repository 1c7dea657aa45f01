import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import type { Progress } from './plan-queries.js';
import classes from './plans.module.css';
import { useReasonWords } from './use-reason-words.js';

/** Who is not asked, by reason; each reason leads to its customers. */
export function LeftOut({ planId, progress }: { readonly planId: string; readonly progress: Progress }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const words = useReasonWords();
  const { left_out: reasons, suppressed } = progress;
  if (reasons.length === 0) return null;
  return (
    <Section
      id="left-out"
      title={t('leftOut.title')}
      more={<span className="least faint">{t('people', { count: suppressed, n: format.count(suppressed) })}</span>}
    >
      <table className={classes.table} aria-labelledby="left-out">
        <thead>
          <tr>
            <th scope="col">{t('reason')}</th>
            <th scope="col">{t('customers')}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ reason, customers }) => (
            <tr key={reason}>
              <td>
                <Link
                  className="link"
                  to="/surveys/campaigns/$planId/invitations"
                  params={{ planId }}
                  search={{ status: 'suppressed', reason }}
                >
                  {words(reason)}
                </Link>
              </td>
              <td className="num">{format.count(customers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
