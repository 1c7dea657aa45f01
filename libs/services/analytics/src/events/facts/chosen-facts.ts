import type { ResponseContentV1 } from '@hearback/contracts';
import { isStorableText } from '@hearback/kernel';
import { OTHER_PREFIX } from '@hearback/questionnaire';
import type { ChosenFact } from '../../application/facts/answer-store.js';

type Chosen = Pick<ChosenFact, 'choice'> & Partial<Pick<ChosenFact, 'row' | 'place' | 'number'>>;
type Value = ResponseContentV1['answers'][number]['value'];

/** What was chosen, ranked and counted in a response. Words, addresses and days are left out, and so are answers of a shape that is not known. */
export function chosenOf({ scores, answers }: Pick<ResponseContentV1, 'scores' | 'answers'>): readonly ChosenFact[] {
  return [
    ...scores.flatMap(({ question, score }) => factsOf(question, 'score', [{ choice: '', number: score }])),
    ...answers.flatMap(({ question, kind, value }) => factsOf(question, kind, chosen(kind, value))),
  ];
}

function chosen(kind: string, value: Value): readonly Chosen[] {
  if (typeof value === 'number' && Number.isFinite(value)) return [{ choice: '', number: value }];
  if (kind === 'consent' && typeof value === 'boolean') return [{ choice: value ? 'yes' : 'no' }];
  if (kind === 'single' && typeof value === 'string') return [{ choice: keyOf(value) }];
  if (Array.isArray(value)) {
    const keys = [...new Set((value as readonly string[]).map(keyOf))];
    return keys.map((choice, i) => (kind === 'ranking' ? { choice, place: i + 1 } : { choice }));
  }
  if (kind === 'matrix' && typeof value === 'object')
    return Object.entries(value as Readonly<Record<string, string>>).map(([row, choice]) => ({ row, choice }));
  return [];
}

/** The key of a choice; the words of a free text are not stored. */
function keyOf(value: string): string {
  return value.startsWith(OTHER_PREFIX) ? OTHER_PREFIX : value;
}

function factsOf(question: string, kind: string, values: readonly Chosen[]): readonly ChosenFact[] {
  const rows = new Set<string>();
  return values
    .filter(({ row = '', choice }) =>
      [question, row, choice].every((text) => isStorableText(text) && !text.includes('\n')),
    )
    .map(({ row = '', choice, place = null, number = null }) => {
      const isFirst = !rows.has(row);
      rows.add(row);
      return { question, kind, row, choice, place, number, isFirst };
    });
}
