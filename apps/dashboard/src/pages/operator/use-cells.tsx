import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import type { WorkspaceUse } from './workspace-uses.js';

/** The server counts no further. */
const MOST = 100_000;

/** What a row says of the use of its workspace: that it is unknown, never zero, while nothing is known. */
export function UseCells({ use }: { readonly use: WorkspaceUse | undefined }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const counted = (n: number) => (n >= MOST ? t('orMore', { n: format.count(n) }) : format.count(n));
  if (use === undefined) return <td colSpan={4}>{t('unknown')}</td>;
  return (
    <>
      <td>{counted(use.answers_this_month)}</td>
      <td>{counted(use.answers)}</td>
      <td>{format.count(use.surveys)}</td>
      <td>{use.last_answer_at === null ? t('never') : format.moment(use.last_answer_at)}</td>
    </>
  );
}
