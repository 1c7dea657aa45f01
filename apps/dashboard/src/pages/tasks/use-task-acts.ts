import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body } from '../../api/client.js';
import { useDone } from '../../parts/undo.js';
import type { TaskDetail } from './queries.js';

/** What can be changed on a task in place. */
export type TaskEdit = Body<'changeTask'>;

/** What is done to tasks, each told at the foot of the page with its undo. */
export function useTaskActs() {
  const { t } = useTranslation('tasks');
  const queries = useQueryClient();
  const done = useDone();
  const refresh = () => queries.invalidateQueries({ queryKey: ['tasks'] });
  const assign = async (assignments: Body<'assignTasks'>['assignments']) => {
    const reply = await dataOf(api.POST('/v1/tasks/assign', { body: { assignments } }));
    await refresh();
    return reply;
  };
  const patch = async (id: string, revision: number, body: TaskEdit) => {
    const header = { 'If-Match': `"${revision}"` };
    const task = await dataOf(api.PATCH('/v1/tasks/{id}', { params: { path: { id }, header }, body }));
    await refresh();
    return task;
  };
  const path = (id: string) => ({ path: { id } });
  const reopen = async (id: string, reason: string | null) => {
    await dataOf(api.POST('/v1/tasks/{id}/reopen', { params: path(id), body: { reason } }));
    await refresh();
  };
  return {
    refresh,
    /** Hands a task over; `name` is the new owner's, undefined for nobody. */
    async handOver(taskId: string, assignee_id: string | null, name: string | undefined) {
      const { undo } = await assign([{ task_id: taskId, assignee_id }]);
      const message = name === undefined ? t('done.unowned') : t('done.handed', { name });
      done({ message, ...(undo.length > 0 && { undo: () => assign(undo) }) });
    },
    /** Changes a task as it was read; 412 if others have changed it since. */
    async change(task: Pick<TaskDetail, 'id' | 'revision'>, edit: TaskEdit, before: TaskEdit, message: string) {
      const changed = await patch(task.id, task.revision, edit);
      done({ message, undo: () => patch(task.id, changed.revision, before) });
    },
    async resolve(id: string, body: Body<'resolveTask'>) {
      await dataOf(api.POST('/v1/tasks/{id}/resolve', { params: path(id), body }));
      await refresh();
      done({ message: t('done.resolved'), undo: () => reopen(id, t('done.undone')) });
    },
    async reopen(id: string, reason: string | null) {
      await reopen(id, reason);
      done({ message: t('done.reopened') });
    },
    async note(id: string, text: string, spoke: boolean) {
      await dataOf(api.POST('/v1/tasks/{id}/notes', { params: path(id), body: { text, spoke } }));
      await refresh();
    },
    async answered(id: string) {
      await dataOf(api.POST('/v1/tasks/{id}/first-response', { params: path(id) }));
      await refresh();
      done({ message: t('done.answered') });
    },
    async create(body: Body<'createTask'>) {
      const task = await dataOf(api.POST('/v1/tasks', { body }));
      await refresh();
      const cancel = async () => {
        await dataOf(api.POST('/v1/tasks/{id}/cancel', { params: path(task.id) }));
        await refresh();
      };
      done({ message: t('done.created'), undo: cancel });
      return task;
    },
  };
}
