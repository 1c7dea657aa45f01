import { Shield } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import classes from '../reports.module.css';
import type { AnonymousReport } from './anonymous-queries.js';
import { NumberCells } from './number-cells.js';

/** One measure by the choices of one question. A hidden group says why it is hidden, and not how many are in it. */
export function GroupsTable(props: {
  readonly report: AnonymousReport;
  readonly measure: string;
  readonly choiceOf: (question: string, key: string) => string;
}) {
  const { t } = useTranslation('anonymous');
  const format = useFormat();
  const { report, measure, choiceOf } = props;
  const { breakdown } = report;
  if (breakdown === null) return null;
  const nameOf = (choice: string | null) => (choice === null ? t('noAnswer') : choiceOf(breakdown.question, choice));
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('groups')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.group')}</th>
            <th scope="col">{t('column.people')}</th>
            <th scope="col">{t('column.answered')}</th>
            <th scope="col">{t('column.value')}</th>
            <th scope="col">{t('column.interval')}</th>
          </tr>
        </thead>
        <tbody>
          {breakdown.groups.map(({ choice, hidden, people, numbers }) => {
            const number = numbers.find(({ question }) => question === measure);
            return (
              <tr key={choice ?? ''}>
                <th scope="row" className={hidden ? 'muted' : undefined}>
                  <bdi>{nameOf(choice)}</bdi>
                </th>
                {hidden || number === undefined ? (
                  <td colSpan={4} className="muted">
                    <Shield size={15} strokeWidth={1.75} aria-hidden /> {t('hidden.group')}
                  </td>
                ) : (
                  <>
                    <td className="num">{format.count(people ?? 0)}</td>
                    <NumberCells number={number} />
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
