import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Columns3, List, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { Page } from '../../parts/page.js';
import { Board } from './board.js';
import { DoneLately } from './done-lately.js';
import { Filters } from './filters.js';
import { NewTask } from './new-task.js';
import { OwnerDialog } from './owner-dialog.js';
import { tasksSearchFrom, type TasksSearch } from './search.js';
import { TaskList } from './task-list.js';
import classes from './tasks.module.css';
import { useListKeys } from './use-list-keys.js';

/** All tasks, as a board by due state or as a list. */
export function TasksPage() {
  const { t } = useTranslation('tasks');
  const search = tasksSearchFrom(useSearch({ from: '/signed-in/tasks' }));
  const navigate = useNavigate({ from: '/tasks' });
  const mayWrite = useMay('tasks:write');
  const { assigning, closeAssigning } = useListKeys(mayWrite);
  const create = (isOpen: boolean) =>
    void navigate({
      to: '/tasks',
      search: (now: TasksSearch) => ({ ...now, create: isOpen ? (true as const) : undefined }),
    });
  return (
    <Page
      title={t('title')}
      isFull
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('view.label')}
            value={search.view ?? 'board'}
            onChange={(view) =>
              void navigate({
                to: '/tasks',
                search: (now: TasksSearch) => ({ ...now, view: view === 'list' ? ('list' as const) : undefined }),
              })
            }
            data={[
              { value: 'board', label: <ViewLabel icon={<Columns3 size={14} aria-hidden />} text={t('view.board')} /> },
              { value: 'list', label: <ViewLabel icon={<List size={14} aria-hidden />} text={t('view.list')} /> },
            ]}
          />
          {mayWrite && (
            <Button leftSection={<Plus size={14} aria-hidden />} onClick={() => create(true)}>
              {t('create.button')}
            </Button>
          )}
        </>
      }
    >
      <Filters search={search} />
      <div className={classes.body}>
        {search.view === 'list' ? <TaskList search={search} /> : <Board search={search} />}
      </div>
      {search.view !== 'list' && <DoneLately />}
      {search.create === true && <NewTask onClose={() => create(false)} />}
      {assigning !== undefined && <OwnerDialog taskId={assigning} onClose={closeAssigning} />}
    </Page>
  );
}

function ViewLabel({ icon, text }: { readonly icon: React.ReactNode; readonly text: string }) {
  return (
    <span className={classes.view}>
      {icon}
      {text}
    </span>
  );
}
