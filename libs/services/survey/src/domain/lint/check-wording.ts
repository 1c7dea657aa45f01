import { fillIn, type Question, type QuestionKind, type Survey } from '@hearback/questionnaire';
import { textPointer, type Finding } from './finding.js';
import { wordingOf, type Wording } from './wording.js';

/** Kinds with one answer, which cannot be about two things. */
const ONE_ANSWER: ReadonlySet<QuestionKind> = new Set<QuestionKind>([
  'nps',
  'csat',
  'ces',
  'stars',
  'emoji',
  'single',
  'number',
]);

/** Characters of a question from which people skip instead of read; some 15 seconds of reading. */
const LONG_TEXT = 240;

/** Letters from which capitals are a sentence and not an abbreviation. */
const CAPITALS = 12;

/** Checks the words of the questions in every language of the survey that has its own text. */
export function checkWording(survey: Survey): Finding[] {
  return survey.questions.flatMap((question) =>
    askedTexts(question).flatMap((id) =>
      survey.languages.flatMap((language) => {
        const text = survey.texts[language]?.[id];
        return text === undefined ? [] : findingsOf(question, language, id, text);
      }),
    ),
  );
}

/** The ids of the texts that ask: a statement replaces the title, and each row of a matrix is a question. */
function askedTexts(question: Question): readonly string[] {
  const { key, kind } = question;
  if (kind === 'matrix') return [`questions.${key}.title`, ...question.rows.map((row) => rowId(key, row.key))];
  return kind === 'ces' ? [`questions.${key}.statement`] : [`questions.${key}.title`];
}

const rowId = (key: string, row: string) => `questions.${key}.rows.${row}`;

function findingsOf(question: Question, language: string, id: string, raw: string): Finding[] {
  const text = fillIn(raw, {});
  const findings: Finding[] = [];
  const add = (code: Finding['code'], severity: Finding['severity'], detail: string) =>
    findings.push({ code, severity, pointer: textPointer(language, id), language, detail });
  if (text.length > LONG_TEXT) {
    add('long-text', 'advice', `The question has ${text.length} characters: move what explains it to the help text.`);
  }
  if (isCapitals(text))
    add('capital-letters', 'advice', 'Write the question in ordinary letters: capitals are hard to read.');
  const wording = wordingOf(language);
  if (wording === undefined) return findings;
  const leading = wording.leading.find(wording.normalize(text));
  if (leading !== undefined) {
    add('leading-wording', 'warning', `“${leading}” suggests an answer: ask in a neutral way.`);
  }
  const plain = wording.idioms.remove(wording.normalize(text));
  const absolute = wording.absolute.find(plain);
  if (absolute !== undefined) {
    add(
      'absolute-wording',
      'advice',
      `“${absolute}” leaves no middle, so few people can agree: ask how often or how much.`,
    );
  }
  const joined = asksTwice(question, id, wording, plain);
  if (joined !== undefined) {
    add('double-barrelled', 'advice', `“${joined}” may ask about two things with one answer: ask two questions.`);
  }
  return findings;
}

function asksTwice({ kind, key }: Question, id: string, wording: Wording, text: string): string | undefined {
  const isRow = kind === 'matrix' && id !== `questions.${key}.title`;
  return isRow || ONE_ANSWER.has(kind) ? wording.joining.find(text) : undefined;
}

function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length >= CAPITALS && text === text.toUpperCase() && text !== text.toLowerCase();
}
