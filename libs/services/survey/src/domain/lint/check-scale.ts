import { textOf, type Question, type Survey } from '@hearback/questionnaire';
import { textPointer, type Finding } from './finding.js';
import { wordingOf } from './wording.js';

/** Labels with a known direction from which an imbalance can be judged. */
const MIN_JUDGED = 3;

/** Checks that scales and single choices offer as many favourable as unfavourable answers. */
export function checkScales(survey: Survey): Finding[] {
  return survey.questions.flatMap((question) =>
    survey.languages.flatMap((language) => check(survey, question, language)),
  );
}

function check(survey: Survey, question: Question, language: string): Finding[] {
  const own = survey.texts[language];
  if (own === undefined) return [];
  const find = (detail: string): Finding[] => [
    {
      code: 'unbalanced-scale',
      severity: 'warning',
      pointer: textPointer(language, `questions.${question.key}.title`),
      language,
      detail,
    },
  ];
  const [low, high] = ['low', 'high'].map((end) => textOf(survey, language, `questions.${question.key}.${end}`));
  if ((low === undefined) !== (high === undefined))
    return find('Only one end of the scale has a label: label both, or none.');
  const wording = wordingOf(language);
  if (wording === undefined) return [];
  const polarities = labelIds(question).map((id) => wording.polarityOf(textOf(survey, language, id) ?? ''));
  const positive = polarities.filter((polarity) => polarity > 0).length;
  const negative = polarities.filter((polarity) => polarity < 0).length;
  if (positive + negative < MIN_JUDGED || Math.abs(positive - negative) < 2) return [];
  return find(`${positive} answers are favourable and ${negative} unfavourable: offer as many of each.`);
}

/** Ids of the labels among which one is chosen. */
function labelIds(question: Question): readonly string[] {
  const id = (name: string) => `questions.${question.key}.${name}`;
  const points = (min: number, max: number) => Array.from({ length: max - min + 1 }, (_, i) => id(`points.${min + i}`));
  switch (question.kind) {
    case 'csat':
      return points(question.scale.min, question.scale.max);
    case 'ces':
      return points(1, question.points);
    case 'stars':
      return points(1, question.max);
    case 'single':
    case 'matrix':
      return question.choices.map(({ key }) => id(`choices.${key}`));
    default:
      return [];
  }
}
