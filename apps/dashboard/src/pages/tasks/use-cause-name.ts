import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rootCausesQuery, type TaskItem } from './queries.js';

const DEFAULTS = [
  'product',
  'price',
  'delivery',
  'waiting_time',
  'staff',
  'communication',
  'billing',
  'website',
  'misunderstanding',
  'other',
] as const;

/** Writes the root cause of a task: its own words, the workspace's name, or the translated default. */
export function useCauseName(): (task: Pick<TaskItem, 'root_cause' | 'root_cause_text'>) => string {
  const name = useCauseLabel();
  return ({ root_cause: key, root_cause_text: text }) => text ?? (key === null ? '' : name(key));
}

/** Writes a root cause by its key. */
export function useCauseLabel(): (key: string) => string {
  const { t } = useTranslation('tasks');
  const { data } = useQuery(rootCausesQuery);
  return (key) => {
    const label = data?.causes.find((cause) => cause.key === key)?.label;
    if (typeof label === 'string') return label;
    const known = DEFAULTS.find((each) => each === key);
    return known === undefined ? key : t(`cause.${known}`);
  };
}
