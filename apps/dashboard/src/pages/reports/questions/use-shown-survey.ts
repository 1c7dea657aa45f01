import { useQuery } from '@tanstack/react-query';
import { useSurveysWithQuestions } from './questions-queries.js';

/** Surveys that are looked through, so that a workspace with hundreds is not asked about all of them. */
const MOST = 10;

/**
 * The survey that a report opens: the one that is chosen, or the newest that has something to show; the newest one if none has. `name`: of the report;
 * `hasSomething`: whether it says anything of the survey. The survey stays the same while the page is open, so that another period does not
 * change what is looked at.
 */
export function useShownSurvey(
  chosen: string | undefined,
  name: 'questions' | 'drivers',
  hasSomething: (surveyId: string) => Promise<boolean>,
) {
  const surveys = useSurveysWithQuestions();
  const newest = surveys.data?.slice(0, MOST).map(({ id }) => id) ?? [];
  const found = useQuery({
    queryKey: ['shown-survey', name],
    queryFn: async () => {
      for (const id of newest) if (await hasSomething(id)) return id;
      return newest[0] ?? null;
    },
    enabled: chosen === undefined && newest.length > 1,
    staleTime: Infinity,
    gcTime: 0,
  });
  const isLooking = chosen === undefined && newest.length > 1 && found.isPending;
  return {
    surveys: surveys.data ?? [],
    /** Undefined while it is looked for, and without any survey. */
    surveyId: chosen ?? (isLooking ? undefined : (found.data ?? newest[0])),
    isPending: surveys.isPending || isLooking,
    /** There is no survey that could be shown. */
    isEmpty: surveys.isSuccess && newest.length === 0 && chosen === undefined,
  };
}
