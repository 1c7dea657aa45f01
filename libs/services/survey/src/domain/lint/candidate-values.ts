import {
  OTHER_PREFIX,
  scaleOf,
  type Comparison,
  type HiddenField,
  type MatrixQuestion,
  type Question,
} from '@hearback/questionnaire';

const DAY_MS = 86_400_000;

/** Combinations of the rows of a matrix that are tried. */
const MAX_COMBINATIONS = 10_000;

/** Compared choices of a question whose sets are tried: their number doubles with each. */
const MAX_COMPARED_CHOICES = 10;

/**
 * Values of which at least one stands for every answer that these comparisons can tell apart; `undefined` among them is no
 * answer. `undefined` instead of a list: too many to try.
 */
export function candidateValues(
  subject: Question | HiddenField,
  comparisons: readonly Comparison[],
): readonly unknown[] | undefined {
  if ('kind' in subject && subject.kind === 'matrix') return matrixAnswers(subject, comparisons);
  const compared = comparisons.map(({ value }) => value);
  const values = valuesOf(subject, compared);
  return values && [undefined, ...new Set(values)];
}

/**
 * Answers with every combination of choices of the compared rows; for each row those that are compared and one of the others.
 * `undefined` if there are too many.
 */
function matrixAnswers({ rows, choices }: MatrixQuestion, comparisons: readonly Comparison[]) {
  const options = rows
    .map(({ key }) => ({ key, compared: comparisons.filter(({ row }) => row === key).map(({ value }) => value) }))
    .filter(({ compared }, index) => compared.length > 0 || index === 0)
    .map(({ key: row, compared }) => {
      const spare = choices.filter(({ key }) => !compared.includes(key)).slice(0, 1);
      return [
        {},
        ...[...choices.filter(({ key }) => compared.includes(key)), ...spare].map(({ key }) => ({ [row]: key })),
      ];
    });
  if (options.reduce((product, { length }) => product * length, 1) > MAX_COMBINATIONS) return undefined;
  return options.reduce<readonly object[]>(
    (answers, parts) => answers.flatMap((answer) => parts.map((part) => ({ ...answer, ...part }))),
    [{}],
  );
}

function valuesOf(subject: Question | HiddenField, compared: readonly unknown[]): readonly unknown[] | undefined {
  const kind = 'kind' in subject ? subject.kind : subject.type;
  switch (kind) {
    case 'consent':
    case 'boolean':
      return [true, false];
    case 'text':
      return [...compared, 'another text'];
    case 'number':
      return compared
        .filter((value) => typeof value === 'number')
        .flatMap(around)
        .concat(boundsOf(subject));
    case 'date':
      return compared
        .filter((value) => typeof value === 'string')
        .flatMap(daysAround)
        .concat(boundsOf(subject));
    case 'single':
      return choicesOf(subject);
    case 'email':
      return ['a@example.org'];
    case 'ranking':
    case 'multi':
      return choiceSets(subject, compared);
    default: {
      const scale = scaleOf(subject as Question);
      return scale === undefined ? [] : Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i);
    }
  }
}

/** Neighbours of a compared number: whole ones, and one between for numbers with decimals. */
function around(value: number): readonly unknown[] {
  return [Math.floor(value) - 1, value, Math.ceil(value) + 1, value - 0.5, value + 0.5];
}

function daysAround(value: string): readonly unknown[] {
  const time = Date.parse(`${value}T00:00:00Z`);
  return [-1, 0, 1].map((days) => new Date(time + days * DAY_MS).toISOString().slice(0, 10));
}

/** A number or day within the bounds, where nothing that is compared is. */
function boundsOf(subject: Question | HiddenField): readonly unknown[] {
  const { min, max } = subject as { readonly min?: unknown; readonly max?: unknown };
  return [min, max].filter((bound) => bound !== undefined);
}

type ChoiceQuestion = Question & { readonly kind: 'single' | 'multi' | 'ranking' };

function choicesOf(subject: Question | HiddenField): readonly string[] {
  const question = subject as ChoiceQuestion;
  const takesOther = 'other' in question && question.other;
  return [...question.choices.map(({ key }) => key), ...(takesOther ? [`${OTHER_PREFIX}x`] : [])];
}

/**
 * Every set of the compared choices, and one of the others: what is not compared makes no difference. `undefined` if there are
 * too many.
 */
function choiceSets(
  subject: Question | HiddenField,
  compared: readonly unknown[],
): readonly (readonly string[])[] | undefined {
  const all = choicesOf(subject);
  const isCompared = (key: string) => compared.includes(key.startsWith(OTHER_PREFIX) ? 'other' : key);
  const relevant = all.filter(isCompared);
  const spare = all.filter((key) => !isCompared(key)).slice(0, 1);
  if (relevant.length > MAX_COMPARED_CHOICES) return undefined;
  return Array.from({ length: 2 ** relevant.length }, (_, bits) => relevant.filter((_key, i) => bits & (2 ** i)))
    .map((set) => (set.length === 0 ? spare : set))
    .filter((set) => set.length > 0);
}
