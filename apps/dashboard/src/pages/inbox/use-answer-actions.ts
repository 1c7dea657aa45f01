import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body } from '../../api/client.js';
import { useDone } from '../../parts/undo.js';

/** What staff do with answers, each with its way back. */
export interface AnswerActions {
  readonly tag: (
    ids: readonly string[],
    change: { add?: readonly string[]; remove?: readonly string[] },
  ) => Promise<void>;
  readonly exclude: (ids: readonly string[], reason: string | null) => Promise<void>;
  readonly assign: (
    ids: readonly string[],
    member: { readonly id: string; readonly name: string } | null,
  ) => Promise<void>;
}

/** AnswerActions on one or many answers; the server says how each is undone. */
export function useAnswerActions(): AnswerActions {
  const { t } = useTranslation('inbox');
  const done = useDone();
  const queries = useQueryClient();
  const refresh = (...keys: readonly string[]) =>
    Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })));

  const tagAll = (changes: Body<'tagResponses'>['changes']) =>
    dataOf(api.POST('/v1/responses/tags', { body: { changes } }));
  const excludeAll = (changes: Body<'changeExclusions'>['changes']) =>
    dataOf(api.POST('/v1/responses/exclusions', { body: { changes } }));
  const assignAll = (assignments: Body<'assignTasks'>['assignments']) =>
    dataOf(api.POST('/v1/tasks/assign', { body: { assignments } }));
  const refreshed = {
    tags: () => refresh('responses', 'tags'),
    exclusions: () => refresh('responses', 'metrics'),
    tasks: () => refresh('tasks'),
  };
  /** Tells what was done before the lists are read again, so that the way back is there at once. */
  const told = async (
    message: string,
    undo: (() => Promise<unknown>) | false,
    again: () => Promise<unknown>,
  ): Promise<void> => {
    done({ message, ...(undo !== false && { undo: () => undo().then(again) }) });
    await again();
  };

  return {
    async tag(ids, { add = [], remove = [] }) {
      const { undo } = await tagAll(ids.map((response_id) => ({ response_id, add: [...add], remove: [...remove] })));
      const names = [...add, ...remove].join(', ');
      const message = t(add.length > 0 ? 'done.tagged' : 'done.untagged', { count: undo.length, names });
      await told(message, undo.length > 0 && (() => tagAll(undo)), refreshed.tags);
    },
    async exclude(ids, reason) {
      const { undo } = await excludeAll(ids.map((response_id) => ({ response_id, reason })));
      const message = t(reason === null ? 'done.restored' : 'done.excluded', { count: undo.length });
      await told(message, undo.length > 0 && (() => excludeAll(undo)), refreshed.exclusions);
    },
    async assign(ids, member) {
      const { undo } = await assignAll(ids.map((response_id) => ({ response_id, assignee_id: member?.id ?? null })));
      const message =
        member === null
          ? t('done.unassigned', { count: undo.length })
          : t('done.assigned', { count: undo.length, name: member.name });
      await told(message, undo.length > 0 && (() => assignAll(undo)), refreshed.tasks);
    },
  };
}
