import { fillIn, scaleOf, textOf, type Question, type Survey } from '@hearback/questionnaire';
import { interfaceTexts, type TextName } from '@hearback/survey-ui';

/** An answer that can be chosen in the mail. */
export interface MailOption {
  readonly label: string;
  /** What the link says: the number, or the key of the choice. */
  readonly score: string;
  /** What a screen reader says instead of the label. */
  readonly name: string | null;
}

/** The first question of a survey as a mail shows it. */
export interface MailQuestion {
  readonly title: string;
  readonly statement: string | null;
  /** Empty: it can only be answered on the page. */
  readonly options: readonly MailOption[];
  /** Whether the options are cells beside each other; otherwise each has a line. */
  readonly cells: boolean;
  /** What the lowest and the highest number mean. */
  readonly low: string | null;
  readonly high: string | null;
}

/** Values for the places in a question's title. */
export interface QuestionValues {
  readonly customer: Readonly<Record<string, unknown>>;
  readonly hidden: Readonly<Record<string, unknown>>;
}

const FACES = ['😞', '🙁', '😐', '🙂', '😀'];

/** The first question in this language; null if only the page knows whether it is shown. */
export function firstQuestion(survey: Survey, language: string, values: QuestionValues): MailQuestion | null {
  const [question] = survey.questions;
  if (question === undefined || question.show_if !== undefined) return null;
  const text = (name: string) => textOf(survey, language, `questions.${question.key}.${name}`) ?? null;
  const title = fillIn(text('title') ?? '', { customer: values.customer, hidden: values.hidden });
  const shown = { title, statement: question.kind === 'ces' ? text('statement') : null };
  const scale = scaleOf(question);
  if (scale !== undefined) return { ...shown, ...points(question, scale, text, language) };
  const isYesOrNo = question.kind === 'single' && question.choices.length === 2 && !question.other;
  const options = isYesOrNo
    ? question.choices.map(({ key }) => ({ label: text(`choices.${key}`) ?? key, score: key, name: null }))
    : [];
  // Two long labels beside each other have too little room on a phone.
  const cells = options.every(({ label }) => [...label].length <= 24);
  return { ...shown, options, cells, low: null, high: null };
}

function points(
  { kind }: Question,
  { min, max }: { readonly min: number; readonly max: number },
  text: (name: string) => string | null,
  language: string,
): Pick<MailQuestion, 'options' | 'cells' | 'low' | 'high'> {
  const all = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const words = new Map(all.map((point) => [point, kind === 'emoji' ? null : text(`points.${point}`)]));
  const cells = all.every((point) => words.get(point) === null);
  const end = (point: number, name: string) => {
    const says = text(name);
    return says === null ? null : kind === 'emoji' ? says : `${point} – ${says}`;
  };
  const option = (point: number): MailOption => {
    const score = String(point);
    if (kind === 'emoji') return { label: FACES[point - 1] ?? score, score, name: faceName(point, language) };
    const says = words.get(point);
    if (!cells) return { label: says === null || says === undefined ? score : `${point} – ${says}`, score, name: null };
    return kind === 'stars'
      ? { label: `${point}★`, score, name: `${point}/${max}` }
      : { label: score, score, name: null };
  };
  return { options: all.map(option), cells, low: end(min, 'low'), high: end(max, 'high') };
}

/** What a face means, as on the page. */
function faceName(point: number, language: string): string {
  return interfaceTexts(language).texts[`face${point}` as TextName];
}
