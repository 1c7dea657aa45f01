import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body, type Reply } from '../../../api/client.js';
import { useDone } from '../../../parts/undo.js';

/** What is recorded about the work on a task. */
export type TaskWork = Reply<'getTaskWork'>;
export type TaskStep = TaskWork['steps'][number];
export type SpentMinutes = TaskWork['minutes'][number];
export type Goodwill = TaskWork['goodwill'][number];

/** The work on a task. */
export const workQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', 'work', id],
    queryFn: () => dataOf(api.GET('/v1/tasks/{id}/work', { params: { path: { id } } })),
  });

/** What is recorded about a task, each told at the foot of the page with its undo. */
export function useWorkActs(id: string) {
  const { t } = useTranslation('work');
  const queries = useQueryClient();
  const done = useDone();
  const path = { path: { id } };
  const then = async <T>(request: Promise<T>): Promise<T> => {
    const reply = await request;
    await queries.invalidateQueries({ queryKey: ['tasks', 'work', id] });
    return reply;
  };
  const tick = async (step_id: string, isDone: boolean) => {
    const shown = workQuery(id).queryKey;
    // The tick is there at once; who made it comes with the reply.
    queries.setQueryData(shown, (work) => work && { ...work, steps: work.steps.map(ticked(step_id, isDone)) });
    try {
      const request = { params: { path: { id, step_id } }, body: { done: isDone } };
      await dataOf(api.PUT('/v1/tasks/{id}/steps/{step_id}', request));
    } finally {
      await queries.invalidateQueries({ queryKey: shown });
    }
  };
  const tags = (list: readonly string[]) =>
    then(dataOf(api.PUT('/v1/tasks/{id}/tags', { params: path, body: { tags: [...list] } })));
  const cause = (suspected_cause: string | null) =>
    then(dataOf(api.PUT('/v1/tasks/{id}/suspected-cause', { params: path, body: { suspected_cause } })));
  const removeMinutes = (entry_id: string) =>
    then(dataOf(api.DELETE('/v1/tasks/{id}/minutes/{entry_id}', { params: { path: { id, entry_id } } })));
  const spend = (body: Body<'recordTaskMinutes'>) =>
    then(dataOf(api.POST('/v1/tasks/{id}/minutes', { params: path, body })));
  const cancel = (goodwill_id: string) =>
    then(dataOf(api.POST('/v1/tasks/{id}/goodwill/{goodwill_id}/cancel', { params: { path: { id, goodwill_id } } })));
  return {
    tick,
    async setTags(before: readonly string[], after: readonly string[]) {
      await tags(after);
      done({ message: t('task.tagsSaved'), undo: () => tags(before) });
    },
    async suspect(before: string | null, after: string | null) {
      await cause(after);
      done({ message: t('task.causeSaved'), undo: () => cause(before) });
    },
    async spend(minutes: number) {
      const entry = await spend({ minutes });
      done({ message: t('task.minutesSaved', { count: minutes }), undo: () => removeMinutes(entry.id) });
    },
    async unspend({ id: entryId, minutes, member_id }: SpentMinutes) {
      await removeMinutes(entryId);
      done({ message: t('task.minutesRemoved'), undo: () => spend({ minutes, member_id }) });
    },
    async give(body: Body<'giveGoodwill'>) {
      const given = await then(dataOf(api.POST('/v1/tasks/{id}/goodwill', { params: path, body })));
      done({ message: t('task.given'), undo: () => cancel(given.id) });
    },
    async cancel(goodwillId: string) {
      await cancel(goodwillId);
      done({ message: t('task.cancelled') });
    },
  };
}

/** The steps with one of them done, or not. */
const ticked = (id: string, isDone: boolean) => (step: TaskStep) =>
  step.id === id ? { ...step, done_at: isDone ? new Date().toISOString() : null, done_by: null } : step;
