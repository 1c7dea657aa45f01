import { rateOf, type Rate } from '../response-rates.js';
import { binsOf, summaryOf, type Bin, type NumberSummary, type ValueCount } from './order-statistics.js';

/** How often something was chosen, ranked or given. */
export interface AnswerCell {
  readonly question: string;
  /** Kind of the question, or `score`. */
  readonly kind: string;
  /** Key of the row of a matrix; '' for others. */
  readonly row: string;
  /** '' for a number. */
  readonly choice: string;
  readonly place: number | null;
  readonly number: number | null;
  readonly count: number;
  /** Of them the first ones of their response and row: summed over a row, its respondents. */
  readonly respondents: number;
}

/** What a question can be answered with. */
export interface QuestionShape {
  readonly question: string;
  readonly kind: string;
  readonly choices: readonly string[];
  readonly rows: readonly string[];
}

/** How a question is shown. `choices`: shares of respondents, which add up to more than 100 % where several may be chosen. */
export type QuestionPicture = 'choices' | 'matrix' | 'ranking' | 'numbers';

/** A choice and the share of respondents who chose it. */
export interface ChoiceShare {
  readonly choice: string;
  readonly share: Rate;
}

/** A choice of a ranking. */
export interface RankedChoice {
  readonly choice: string;
  /** Of its places, 1 being the best, over those who ranked it; null without any. */
  readonly places: NumberSummary | null;
  /** How many put it first, of those who ranked anything. */
  readonly first: Rate;
}

/** The numbers of a question. Only what belongs to its picture is not empty. */
export interface QuestionNumbers {
  readonly question: string;
  readonly kind: string;
  readonly picture: QuestionPicture;
  /** Respondents who answered it. */
  readonly n: number;
  readonly choices: readonly ChoiceShare[];
  readonly rows: readonly { readonly row: string; readonly n: number; readonly choices: readonly ChoiceShare[] }[];
  /** Best mean place first. */
  readonly ranking: readonly RankedChoice[];
  readonly numbers: NumberSummary | null;
  readonly bins: readonly Bin[];
}

/** The picture of a kind; undefined for what has none: words, addresses, days. */
export function pictureOf(kind: string): QuestionPicture | undefined {
  if (kind === 'single' || kind === 'multi' || kind === 'consent') return 'choices';
  if (kind === 'matrix' || kind === 'ranking') return kind;
  return ['score', 'nps', 'csat', 'ces', 'stars', 'emoji', 'number'].includes(kind) ? 'numbers' : undefined;
}

/** The numbers of one question. Choices that nobody chose are 0; those that the survey no longer has come last. */
export function questionNumbers(shape: QuestionShape, cells: readonly AnswerCell[]): QuestionNumbers {
  const { question, kind } = shape;
  const picture = pictureOf(kind) ?? 'choices';
  const values = valuesOf(cells);
  const isMatrix = picture === 'matrix';
  return {
    question,
    kind,
    picture,
    n: isMatrix ? Math.max(0, ...rowsOf(shape, cells).map(({ n }) => n)) : respondentsOf(cells),
    choices: picture === 'choices' ? sharesOf(shape, cells) : [],
    rows: isMatrix ? rowsOf(shape, cells) : [],
    ranking: picture === 'ranking' ? rankingOf(shape, cells) : [],
    numbers: picture === 'numbers' ? summaryOf(values) : null,
    bins: picture === 'numbers' ? binsOf(values) : [],
  };
}

function respondentsOf(cells: readonly AnswerCell[]): number {
  return cells.reduce((sum, { respondents }) => sum + respondents, 0);
}

function sharesOf(shape: QuestionShape, cells: readonly AnswerCell[]): readonly ChoiceShare[] {
  const n = respondentsOf(cells);
  return withUnknown(
    choicesOf(shape),
    cells.map(({ choice }) => choice),
  ).map((choice) => ({ choice, share: rateOf(countOf(cells, choice), n) }));
}

function rowsOf(shape: QuestionShape, cells: readonly AnswerCell[]): QuestionNumbers['rows'] {
  return withUnknown(
    shape.rows,
    cells.map(({ row }) => row),
  ).map((row) => {
    const own = cells.filter((cell) => cell.row === row);
    return { row, n: respondentsOf(own), choices: sharesOf(shape, own) };
  });
}

function rankingOf(shape: QuestionShape, cells: readonly AnswerCell[]): readonly RankedChoice[] {
  const n = respondentsOf(cells);
  return withUnknown(
    shape.choices,
    cells.map(({ choice }) => choice),
  )
    .map((choice) => {
      const own = cells.filter((cell) => cell.choice === choice);
      const first = own.reduce((sum, { place, count }) => sum + (place === 1 ? count : 0), 0);
      const places = own.flatMap(({ place, count }) => (place === null ? [] : [{ value: place, count }]));
      return { choice, places: summaryOf(places), first: rateOf(first, n) };
    })
    .toSorted((a, b) => (a.places?.mean ?? Infinity) - (b.places?.mean ?? Infinity));
}

function valuesOf(cells: readonly AnswerCell[]): readonly ValueCount[] {
  const counts = new Map<number, number>();
  for (const { number, count } of cells) if (number !== null) counts.set(number, (counts.get(number) ?? 0) + count);
  return [...counts].map(([value, count]) => ({ value, count }));
}

function countOf(cells: readonly AnswerCell[], choice: string): number {
  return cells.reduce((sum, cell) => sum + (cell.choice === choice ? cell.count : 0), 0);
}

function choicesOf({ kind, choices }: QuestionShape): readonly string[] {
  return kind === 'consent' ? ['yes', 'no'] : choices;
}

function withUnknown(known: readonly string[], found: readonly string[]): readonly string[] {
  return [...new Set([...known, ...found])];
}
