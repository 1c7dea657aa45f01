import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body } from '../../../api/client.js';
import { useDone } from '../../../parts/undo.js';
import type { LedgerEntry, Scenario, WantedLine } from './money-queries.js';

/** What is done to scenarios, told at the foot of the page with its undo. */
export function useScenarioActs() {
  const { t } = useTranslation('money');
  const queries = useQueryClient();
  const done = useDone();
  const refresh = () => queries.invalidateQueries({ queryKey: ['scenarios'] });
  const change = async ({ id, revision }: Scenario, body: Body<'changeScenario'>) => {
    const params = { path: { scenario_id: id }, header: { 'If-Match': `"${revision}"` } };
    const changed = await dataOf(api.PATCH('/v1/scenarios/{scenario_id}', { params, body }));
    await refresh();
    return changed;
  };
  /** Changes, and puts back what was there before if it is undone. */
  const changeWithUndo = async (before: Scenario, body: Body<'changeScenario'>, message: string) => {
    const changed = await change(before, body);
    const { currency, ledger, lines, months, monthly_rate, name, starts_in } = before;
    const all = { name, currency, months, monthly_rate, starts_in, lines: [...lines], ledger: [...ledger] };
    done({ message, undo: () => change(changed, all as Body<'changeScenario'>) });
  };
  return {
    async create(body: Body<'createScenario'>): Promise<Scenario> {
      const created = await dataOf(api.POST('/v1/scenarios', { body }));
      await refresh();
      done({ message: t('done.created', { name: created.name }) });
      return created;
    },
    async copy({ id }: Scenario, name: string): Promise<Scenario> {
      const params = { path: { scenario_id: id } };
      const copied = await dataOf(api.POST('/v1/scenarios/{scenario_id}/copy', { params, body: { name } }));
      await refresh();
      done({ message: t('done.created', { name }) });
      return copied;
    },
    async archive(scenario: Scenario) {
      const archived = await change(scenario, { archived: true });
      done({ message: t('done.archived', { name: scenario.name }), undo: () => change(archived, { archived: false }) });
    },
    async restore(scenario: Scenario) {
      const restored = await change(scenario, { archived: false });
      done({ message: t('done.restored', { name: scenario.name }), undo: () => change(restored, { archived: true }) });
    },
    settle: (scenario: Scenario, body: Body<'changeScenario'>) => changeWithUndo(scenario, body, t('done.changed')),
    /** Adds a line, or replaces the one with its id. */
    saveLine(scenario: Scenario, line: WantedLine) {
      const isKnown = scenario.lines.some(({ id }) => id === line.id);
      const others = scenario.lines as readonly WantedLine[];
      const lines = isKnown ? others.map((other) => (other.id === line.id ? line : other)) : [...others, line];
      return changeWithUndo(scenario, { lines: [...lines] }, t(isKnown ? 'done.lineChanged' : 'done.lineAdded'));
    },
    removeLine(scenario: Scenario, id: string) {
      const lines = (scenario.lines as readonly WantedLine[]).filter((line) => line.id !== id);
      return changeWithUndo(scenario, { lines }, t('done.lineRemoved'));
    },
    saveMonth(scenario: Scenario, month: string, entries: readonly LedgerEntry[]) {
      const others = scenario.ledger.filter((entry) => entry.month !== month);
      return changeWithUndo(scenario, { ledger: [...others, ...entries] }, t('done.entered'));
    },
  };
}
