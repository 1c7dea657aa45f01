import { useTranslation } from 'react-i18next';
import type { GoalReading } from './goals-queries.js';

/** Names a goal by its figure and, if it is of one, its touchpoint. */
export function useGoalName(): (reading: GoalReading) => string {
  const { t } = useTranslation('goals');
  return ({ goal, touchpoint }) => {
    const figure = t(`figure.${goal.figure}.name`);
    const place = touchpoint ?? goal.touchpoint_id;
    return place === null ? figure : t('goals.at', { figure, place });
  };
}
