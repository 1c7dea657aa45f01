import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../i18n/catalogue.js';
import { useFormat } from '../../../i18n/format.js';
import { Tag } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { ReportFrame } from '../report-frame.js';
import { BoardDialog } from './board-dialog.js';
import { boardsQuery, type Board } from './boards-queries.js';
import classes from './boards.module.css';

// The words that all reports share.
await loadArea('reports');

/** The dashboards that the person sees. */
export function BoardsPage() {
  const { t } = useTranslation('boards');
  const { data, error, isPending, refetch } = useQuery(boardsQuery);
  const [isOpen, setOpen] = useState(false);
  const create = (
    <Button leftSection={<Plus size={14} aria-hidden />} onClick={() => setOpen(true)}>
      {t('list.create')}
    </Button>
  );
  const isEmpty = data?.data.length === 0;
  return (
    <ReportFrame title={t('title')} actions={!isEmpty && create}>
      <p className="muted">{t('list.lead')}</p>
      {error !== null && <ErrorInPlace error={error} what={t('list.error')} retry={() => void refetch()} />}
      {isPending && <LoadingShapes />}
      {isEmpty && <Empty text={t('list.empty')} action={create} />}
      {data !== undefined && data.data.length > 0 && (
        <ul className={classes.boards}>
          {data.data.map((board) => (
            <Line key={board.id} board={board} />
          ))}
        </ul>
      )}
      {isOpen && <BoardDialog onClose={() => setOpen(false)} />}
    </ReportFrame>
  );
}

function Line({ board }: { readonly board: Board }) {
  const { t } = useTranslation('boards');
  const format = useFormat();
  const { id, name, tiles, updated_at: updatedAt, visibility } = board;
  return (
    <li>
      <Link to="/reports/boards/$boardId" params={{ boardId: id }} className="link" dir="auto">
        {name}
      </Link>
      {visibility === 'workspace' && <Tag>{t('shared')}</Tag>}
      <span className="small muted">{t('list.line', { count: tiles.length, when: format.day(updatedAt) })}</span>
    </li>
  );
}
