import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../i18n/catalogue.js';
import { TextLink } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { ReportFrame } from '../report-frame.js';
import { ShareReport } from '../share-report.js';
import { BoardMenu } from './board-menu.js';
import { BoardTiles } from './board-tiles.js';
import { boardQuery } from './boards-queries.js';
import { useMayChange } from './use-board-acts.js';

// The words that all reports share.
await loadArea('reports');

/** A dashboard: views of reports that staff chose, each as its report shows it now. */
export function BoardPage() {
  const { t } = useTranslation('boards');
  const { boardId } = useParams({ from: '/signed-in/reports/boards/$boardId' });
  const { data: board, error, isPending, refetch } = useQuery(boardQuery(boardId));
  const mayChange = useMayChange();
  const isMine = board !== undefined && mayChange(board);
  return (
    <ReportFrame
      title={board?.name ?? t('title')}
      actions={
        board !== undefined && (
          <>
            {board.tiles.length > 0 && <ShareReport board={board} />}
            <BoardMenu board={board} mayChange={isMine} />
          </>
        )
      }
    >
      {isPending && <LoadingShapes rows={8} />}
      {error !== null && <ErrorInPlace error={error} what={t('error')} retry={() => void refetch()} />}
      {board?.tiles.length === 0 && (
        <Empty text={t('empty')} action={<TextLink to="/reports">{t('toReports')}</TextLink>} />
      )}
      {board !== undefined && board.tiles.length > 0 && <BoardTiles board={board} mayChange={isMine} />}
      {board !== undefined && (
        <p className="small muted not-print">
          {t(`visibility.${board.visibility}`)}{' '}
          <Link className="link" to="/reports/mailings">
            {t('toLinks')}
          </Link>{' '}
          · <TextLink to="/reports/boards">{t('all')}</TextLink>
        </p>
      )}
    </ReportFrame>
  );
}
