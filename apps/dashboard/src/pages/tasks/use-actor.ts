import { useTranslation } from 'react-i18next';
import type { TaskDetail } from './queries.js';

type Actor = TaskDetail['history'][number]['actor'];

/** Writes who did something: the name of a member, or what it was. */
export function useActor(): (actor: Actor) => string {
  const { t } = useTranslation('tasks');
  return ({ kind, name }) => (kind === 'staff' && name !== null ? name : t(`actor.${kind}`, { name: name ?? '' }));
}
