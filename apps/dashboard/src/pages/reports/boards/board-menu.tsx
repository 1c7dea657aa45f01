import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Copy, Settings2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageMenu } from '../../../parts/page-menu.js';
import { BoardDialog } from './board-dialog.js';
import type { Board } from './boards-queries.js';
import { useBoardActs } from './use-board-acts.js';

/** What can be done with a whole dashboard. */
export function BoardMenu({ board, mayChange }: { readonly board: Board; readonly mayChange: boolean }) {
  const { t } = useTranslation('boards');
  const navigate = useNavigate();
  const acts = useBoardActs();
  const [dialog, setDialog] = useState<'edit' | 'copy'>();
  const remove = async () => {
    // Before it is gone, so that its page does not ask for it again.
    await navigate({ to: '/reports/boards' });
    await acts.remove(board);
  };
  return (
    <>
      <PageMenu label={t('menu.more')}>
        {mayChange && (
          <Menu.Item leftSection={<Settings2 size={14} aria-hidden />} onClick={() => setDialog('edit')}>
            {t('frame.edit')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Copy size={14} aria-hidden />} onClick={() => setDialog('copy')}>
          {t('frame.copy')}
        </Menu.Item>
        {mayChange && (
          <Menu.Item leftSection={<Trash2 size={14} aria-hidden />} onClick={() => void remove()}>
            {t('menu.remove')}
          </Menu.Item>
        )}
      </PageMenu>
      {dialog !== undefined && (
        <BoardDialog board={board} isCopy={dialog === 'copy'} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}
