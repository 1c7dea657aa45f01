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

  const tagAll = async (changes: Body<'tagResponses'>['changes']) => {
    const reply = await dataOf(api.POST('/v1/responses/tags', { body: { changes } }));
    await refresh('responses', 'tags');
    return reply;
  };
  const excludeAll = async (changes: Body<'changeExclusions'>['changes']) => {
    const reply = await dataOf(api.POST('/v1/responses/exclusions', { body: { changes } }));
    await refresh('responses', 'metrics');
    return reply;
  };
  const assignAll = async (assignments: Body<'assignTasks'>['assignments']) => {
    const reply = await dataOf(api.POST('/v1/tasks/assign', { body: { assignments } }));
    await refresh('tasks');
    return reply;
  };

  return {
    async tag(ids, { add = [], remove = [] }) {
      const { undo } = await tagAll(ids.map((response_id) => ({ response_id, add: [...add], remove: [...remove] })));
      const names = [...add, ...remove].join(', ');
      const message = t(add.length > 0 ? 'done.tagged' : 'done.untagged', { count: undo.length, names });
      done({ message, ...(undo.length > 0 && { undo: () => tagAll(undo) }) });
    },
    async exclude(ids, reason) {
      const { undo } = await excludeAll(ids.map((response_id) => ({ response_id, reason })));
      const message = t(reason === null ? 'done.restored' : 'done.excluded', { count: undo.length });
      done({ message, ...(undo.length > 0 && { undo: () => excludeAll(undo) }) });
    },
    async assign(ids, member) {
      const { undo } = await assignAll(ids.map((response_id) => ({ response_id, assignee_id: member?.id ?? null })));
      const message =
        member === null
          ? t('done.unassigned', { count: undo.length })
          : t('done.assigned', { count: undo.length, name: member.name });
      done({ message, ...(undo.length > 0 && { undo: () => assignAll(undo) }) });
    },
  };
}
