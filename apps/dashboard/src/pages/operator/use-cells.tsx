import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { LoadingCell } from './loading-cell.js';
import { OfLimit } from './of-limit.js';
import type { WorkspaceUse } from './workspace-uses.js';

/** What a row says of the use of its workspace: that it is unknown, never zero, if the service could not be asked. */
export function UseCells(props: { readonly use: WorkspaceUse | 'loading' | undefined; readonly limit: number | null }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { use, limit } = props;
  if (use === 'loading') return <LoadingCell columns={4} />;
  if (use === undefined) return <td colSpan={4}>{t('unknown')}</td>;
  return (
    <>
      <td>
        <OfLimit n={use.answers_this_month} limit={limit} />
      </td>
      <td>
        <OfLimit n={use.answers} limit={null} />
      </td>
      <td>{format.count(use.surveys)}</td>
      <td>{use.last_answer_at === null ? t('never') : format.moment(use.last_answer_at)}</td>
    </>
  );
}
