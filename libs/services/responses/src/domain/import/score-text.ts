import { scaleOf, textIdsOf, textOf, type Question, type Survey } from '@hearback/questionnaire';
import { CellDefect, type DecimalSign, fold, monthOf, numberFromCell, quoted } from '@hearback/tabular';

/** "9 / 10", "4 out of 5": the second number must be the end of the scale. */
const OUT_OF = /^(\d{1,2})\s*(?:\/|out of|of|von|sur|de)\s*(\d{1,2})$/i;
/** "10 - Extremely likely", "5 (Very satisfied)", "4 stars". */
const NUMBER_FIRST = /^(\d{1,2})(?:\s*[-–—:=.,)]\s*|\s+|\s*\()(?=[^\d\s])\D*$/;
/** "Very satisfied (5)", "Extremely likely - 10". */
const NUMBER_LAST = /^\D*?\s*[-–—:=(]\s*(\d{1,2})\)?$/;
const STARS = /^([★⭐]\ufe0f?)+[☆✩]*$/u;

/** Ratings as the Business Profile API of Google writes them. */
const STAR_WORDS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'];

/** Reads scores of a question: numbers, numbers with their label, labels in the survey's languages, and stars. */
export function scoreReader(
  survey: Survey,
  question: Question,
  decimal: DecimalSign,
): (cell: string) => number | CellDefect {
  const { min, max } = scaleOf(question) ?? { min: 0, max: 0 };
  const labels = scoreLabels(survey, question, min, max);
  return (cell) => {
    const number = numberFromCell(cell, decimal);
    if (typeof number === 'number') return number;
    const text = cell.trim();
    const label = labels.get(fold(text));
    if (label !== undefined) return label;
    const outOf = OUT_OF.exec(text);
    if (outOf !== null && Number(outOf[2]) === max) return Number(outOf[1]);
    const labelled = NUMBER_FIRST.exec(text) ?? NUMBER_LAST.exec(text);
    // A spreadsheet makes “9/10” the 9th of October.
    if (labelled !== null && !hasMonth(text)) return Number(labelled[1]);
    const word = STAR_WORDS.indexOf(text.toUpperCase());
    if (question.kind === 'stars' && word !== -1) return word + 1;
    if (STARS.test(text)) return text.replace(/[^★⭐]/gu, '').length;
    const rule = `must be a whole number from ${min} to ${max}, alone, with a label (“${max} - …”), or a label of the survey`;
    return new CellDefect('wrong-type', `${rule}; it is ${quoted(text)}`);
  };
}

function hasMonth(text: string): boolean {
  return monthOf(text.replace(/[\d\s.,/-]+/g, '')) !== undefined;
}

/** The scores of the labels of points, in all languages; the labels of the two ends are scores too. */
function scoreLabels(survey: Survey, question: Question, min: number, max: number): ReadonlyMap<string, number> {
  const labels = new Map<string, number>();
  const prefix = `questions.${question.key}.`;
  for (const id of textIdsOf(question).optional) {
    const name = id.slice(prefix.length);
    const score = name === 'low' ? min : name === 'high' ? max : Number(/^points\.(-?\d+)$/.exec(name)?.[1]);
    if (Number.isNaN(score)) continue;
    for (const language of survey.languages) {
      const label = textOf(survey, language, id);
      if (label !== undefined && !labels.has(fold(label))) labels.set(fold(label), score);
    }
  }
  return labels;
}
