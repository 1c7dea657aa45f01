import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useDone } from '../../parts/undo.js';
import type { Rule, RuleBody } from './queries.js';

/** What is done to rules, told at the foot of the page with its undo. */
export function useRuleActs() {
  const { t } = useTranslation('rules');
  const queries = useQueryClient();
  const done = useDone();
  const refresh = () => queries.invalidateQueries({ queryKey: ['rules'] });
  const path = ({ id }: Pick<Rule, 'id'>) => ({ path: { id } });
  const change = async (rule: Pick<Rule, 'id'>, body: Partial<RuleBody>) => {
    const changed = await dataOf(api.PATCH('/v1/rules/{id}', { params: path(rule), body }));
    await refresh();
    return changed;
  };
  return {
    async turn(rule: Rule, active: boolean) {
      await change(rule, { active });
      done({
        message: t(active ? 'done.on' : 'done.off', { name: rule.name }),
        undo: () => change(rule, { active: !active }),
      });
    },
    /** Changes the order in which rules act. */
    async order(ids: readonly string[], before: readonly string[]) {
      const put = async (list: readonly string[]) => {
        await dataOf(api.PUT('/v1/rules/order', { body: { rule_ids: [...list] } }));
        await refresh();
      };
      await put(ids);
      done({ message: t('done.order'), undo: () => put(before) });
    },
    async remove(rule: Rule) {
      await dataOf(api.DELETE('/v1/rules/{id}', { params: path(rule) }));
      await refresh();
      const restore = async () => {
        await dataOf(api.POST('/v1/rules/{id}/restore', { params: path(rule) }));
        await refresh();
      };
      done({ message: t('done.deleted', { name: rule.name }), undo: restore });
    },
    /** Saves a rule; without an id it is a new one. */
    async save(id: string | undefined, body: RuleBody) {
      if (id !== undefined) {
        const changed = await change({ id }, body);
        done({ message: t('done.saved') });
        return changed;
      }
      const rule = await dataOf(api.POST('/v1/rules', { body }));
      await refresh();
      done({ message: t('done.saved') });
      return rule;
    },
  };
}
