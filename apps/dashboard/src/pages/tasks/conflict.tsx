import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../../api/client.js';
import { taskQuery, type TaskDetail } from './queries.js';
import classes from './tasks.module.css';
import type { TaskEdit } from './use-task-acts.js';

const FIELDS = { assignee_id: 'owner', status: 'status', title: 'title', due_at: 'due' } as const;

/** Others changed the task in the meantime: says what, and asks whose change stays. */
export function Conflict(props: {
  readonly problem: ApiProblem;
  readonly edit: TaskEdit;
  readonly taskId: string;
  readonly onKeepMine: (newest: TaskDetail) => void;
  readonly onTakeTheirs: (newest: TaskDetail) => void;
}) {
  const { t } = useTranslation('tasks');
  const queries = useQueryClient();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const newest = () => queries.fetchQuery({ ...taskQuery(props.taskId), staleTime: 0 });
  const changes = (props.problem.problem.errors ?? []).map(({ pointer, detail }) => {
    const field = FIELDS[pointer.slice(1) as keyof typeof FIELDS] as (typeof FIELDS)[keyof typeof FIELDS] | undefined;
    return { pointer, field: field === undefined ? pointer : t(`field.${field}`), detail };
  });
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes.conflict}>
      <p className={classes.strong}>{t('conflict.title')}</p>
      <ul>
        {changes.map(({ pointer, field, detail }) => (
          <li key={pointer} className="small" dir="auto">
            {field}: {detail}
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <Button onClick={() => void newest().then(props.onKeepMine)}>{t('conflict.mine')}</Button>
        <Button variant="default" onClick={() => void newest().then(props.onTakeTheirs)}>
          {t('conflict.theirs')}
        </Button>
      </div>
    </div>
  );
}
