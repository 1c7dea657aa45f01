import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Check, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useKeys } from '../../keys/key-map.js';
import { Clock, useSpan } from '../../parts/clock.js';
import { Page } from '../../parts/page.js';
import { RuleActs } from '../../parts/rule-acts/rule-acts.js';
import { Tag } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { EraseCustomer } from '../customers/erasure/erase-customer.js';
import { AnswerPart } from './answer-part.js';
import { EditPart } from './edit-part.js';
import { HistoryPart } from './history-part.js';
import { NotesPart } from './notes-part.js';
import { OwnerDialog } from './owner-dialog.js';
import { PromisesPart } from './promises/promises-part.js';
import { taskQuery, type TaskDetail } from './queries.js';
import { RecoveryPart } from './recovery/recovery-part.js';
import { ReopenDialog } from './reopen-dialog.js';
import { ResolveDialog } from './resolve-dialog.js';
import { taskActFrom, type TaskAct } from './search.js';
import { ThreadPart } from './thread/thread-part.js';
import classes from './tasks.module.css';
import { useCauseName } from './use-cause-name.js';
import { WhyPart } from './why-part.js';
import { WorkPart } from './handling/work-part.js';

/** One task with everything that its owner needs. */
export function TaskPage() {
  const { t } = useTranslation('tasks');
  const { id } = useParams({ from: '/signed-in/tasks/$id' });
  const { data: task, error, refetch } = useQuery(taskQuery(id));
  if (error !== null) {
    return (
      <Page title={t('title')}>
        <ErrorInPlace error={error} retry={() => void refetch()} />
      </Page>
    );
  }
  if (task === undefined) {
    return (
      <Page title={t('title')}>
        <LoadingShapes rows={6} />
      </Page>
    );
  }
  return <Loaded task={task} />;
}

function Loaded({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const { act } = taskActFrom(useSearch({ from: '/signed-in/tasks/$id' }));
  const navigate = useNavigate({ from: '/tasks/$id' });
  const mayWrite = useMay('tasks:write');
  const [isAssigning, setAssigning] = useState(false);
  const show = (next: TaskAct['act']) =>
    void navigate({ search: next === undefined ? {} : { act: next }, replace: true });
  const isOpen = task.due_state !== null;
  const isResolved = task.status === 'resolved';
  const keys = [
    ...(isOpen ? [{ keys: 'e', label: t('keys.resolve'), run: () => show('resolve') }] : []),
    ...(isOpen ? [{ keys: 'a', label: t('keys.assign'), run: () => setAssigning(true) }] : []),
    { keys: 'r', label: t('keys.reply'), run: () => document.getElementById('reply')?.focus() },
    { keys: 'n', label: t('keys.note'), run: () => document.getElementById('note')?.focus() },
  ];
  useKeys(mayWrite ? keys : []);
  return (
    <Page
      title={task.title}
      within={<Link to="/tasks">{t('title')}</Link>}
      actions={
        <>
          {mayWrite && isOpen && (
            <Button variant="default" leftSection={<Check size={14} aria-hidden />} onClick={() => show('resolve')}>
              {t('resolve.button')}
            </Button>
          )}
          {mayWrite && isResolved && (
            <Button variant="default" leftSection={<RotateCcw size={14} aria-hidden />} onClick={() => show('reopen')}>
              {t('reopen.button')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.task}>
        <div className={classes.main}>
          <Summary task={task} />
          <AnswerPart task={task} />
          <PromisesPart task={task} />
          <ThreadPart task={task} isFocused={act === 'reply'} />
          {task.playbook !== '' && (
            <section aria-labelledby="playbook">
              <h2 id="playbook" className={classes.partTitle}>
                {t('playbook')}
              </h2>
              <p className={classes.playbook} dir="auto">
                {task.playbook}
              </p>
            </section>
          )}
          <NotesPart task={task} isFocused={act === 'note'} />
          <HistoryPart task={task} />
        </div>
        <aside className={classes.aside} aria-label={t('details')}>
          {mayWrite && isOpen && <EditPart task={task} />}
          {!(mayWrite && isOpen) && <OwnerLine task={task} />}
          {task.privacy_request?.kind === 'erasure' && task.privacy_request.customer !== null && (
            <EraseCustomer externalId={task.privacy_request.customer} />
          )}
          <WorkPart id={task.id} isOpen={isOpen} />
          <WhyPart task={task} />
          <RecoveryPart taskId={task.id} />
          <RuleActs about={{ task_id: task.id }} heading={classes.partTitle ?? ''} />
        </aside>
      </div>
      {act === 'resolve' && isOpen && <ResolveDialog task={task} onClose={() => show(undefined)} />}
      {act === 'reopen' && isResolved && <ReopenDialog id={task.id} onClose={() => show(undefined)} />}
      {isAssigning && <OwnerDialog taskId={task.id} onClose={() => setAssigning(false)} />}
    </Page>
  );
}

/** How long the customer may wait for the first answer, while nobody has given it. */
function FirstAnswer({ clock }: { readonly clock: NonNullable<TaskDetail['clocks']>['first_response'] | undefined }) {
  const { t } = useTranslation('tasks');
  const span = useSpan();
  if (!clock || (clock.state !== 'running' && clock.state !== 'late')) return null;
  const words = span(Math.abs(clock.left_minutes) * 60_000);
  return (
    <span className={clock.state === 'late' ? classes.lateText : 'small muted'}>
      {t(clock.state === 'late' ? 'firstAnswer.late' : 'firstAnswer.left', { span: words })}
    </span>
  );
}

function Summary({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const causeName = useCauseName();
  return (
    <header className={classes.summary}>
      <div className={classes.chips}>
        {task.due_state !== null && (
          <Clock state={task.due_state} openedAt={task.opened_at} dueAt={task.due_at} clock={task.clocks?.resolution} />
        )}
        <FirstAnswer clock={task.clocks?.first_response} />
        <Tag>{t(`status.${task.status}`)}</Tag>
        {task.raised && <Tag>{t('raised')}</Tag>}
        {task.reopen_count > 0 && <Tag>{t('reopened', { count: task.reopen_count })}</Tag>}
      </div>
      <p className="lead" dir="auto">
        {task.title}
      </p>
      {task.status === 'resolved' && task.outcome !== null && (
        <p className="muted">
          {t('resolution', { cause: causeName(task), outcome: t(`outcome.${task.outcome}`) })}{' '}
          {task.done !== null && <span dir="auto">{task.done}</span>}
        </p>
      )}
    </header>
  );
}

function OwnerLine({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  return (
    <p className="small">
      <span className="faint">{t('field.owner')}: </span>
      {task.assignee_name ?? t('owner.nobody')}
    </p>
  );
}
