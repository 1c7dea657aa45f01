import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import type { UploadedList } from './list-queries.js';
import classes from './lists.module.css';

/** The rows of a file that were left out, and why. */
export function RejectedRows({ uploaded }: { readonly uploaded: UploadedList }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const more = uploaded.rejected - uploaded.defects.length;
  return (
    <div className={classes.rejected} tabIndex={0} role="region" aria-label={t('lists.rejectedRows')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('lists.row')}</th>
            <th scope="col">{t('lists.why')}</th>
          </tr>
        </thead>
        <tbody>
          {uploaded.defects.map(({ row, code }) => (
            <tr key={row}>
              <td className="num">{row}</td>
              <td>{t(`lists.defect.${code}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="small muted">{t('lists.more', { count: more, n: format.count(more) })}</p>}
    </div>
  );
}
