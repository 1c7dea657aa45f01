import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../../api/client.js';
import { lintQuery } from '../survey-queries.js';
import { useSurveyDraft } from './use-draft-of-survey.js';

export type Finding = Reply<'lintStoredSurvey'>['findings'][number];

/** What is said of a field, or of the fields below it: why it cannot be saved, and hints of the linter. */
export interface FieldNote {
  readonly error: string | undefined;
  readonly hints: readonly Finding[];
}

/** What is said of the field at a pointer into the definition, such as `/texts/en/questions.recommend.title`. */
export function useFieldNote(pointer: string): FieldNote {
  const { survey, defects } = useSurveyDraft();
  const { data } = useQuery({ ...lintQuery(survey.id, survey.revision), placeholderData: (last) => last });
  const isHere = (other: string) => other === pointer || other.startsWith(`${pointer}/`);
  const errors = defects.filter((defect) => isHere(defect.pointer.replace(/^\/definition/, '')));
  return {
    error: errors.length === 0 ? undefined : errors.map(({ detail }) => detail).join('; '),
    hints: data?.findings.filter((finding) => isHere(finding.pointer)) ?? [],
  };
}
