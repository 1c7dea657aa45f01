import { describe, expect, it } from '@jest/globals';
import { checkSubmission, compileSurvey, parseSurvey, type AnswerValue } from '@hearback/questionnaire';
import { ExportTable } from './export-table.js';
import { RowReader } from './import-row.js';
import { parseColumns, type ImportMapping } from './import-mapping.js';
import { guessColumns } from './import/guess-columns.js';
import type { PublishedSurvey } from './published-survey.js';

const parsed = parseSurvey({
  default_language: 'en',
  languages: ['en'],
  texts: {
    en: {
      'questions.parts.title': 'How were these, {{ customer.first_name | default: "please" }}?',
      'questions.parts.rows.price': 'The price',
      'questions.parts.rows.parcel': 'The parcel',
      'questions.parts.choices.bad': 'Bad',
      'questions.parts.choices.good': 'Good, really',
      'questions.order.title': 'What matters most?',
      'questions.order.choices.speed': 'Speed > all',
      'questions.order.choices.price': 'Price',
      'questions.order.choices.help': 'Help',
      'questions.mood.title': 'Mood',
      'questions.mail.title': 'Address',
    },
  },
  questions: [
    {
      key: 'parts',
      kind: 'matrix',
      rows: [{ key: 'price' }, { key: 'parcel' }],
      choices: [{ key: 'bad' }, { key: 'good' }],
    },
    { key: 'order', kind: 'ranking', choices: [{ key: 'speed' }, { key: 'price' }, { key: 'help' }] },
    { key: 'mood', kind: 'emoji' },
    { key: 'mail', kind: 'email' },
  ],
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
const survey = { compiled: compileSurvey(parsed.survey) } as PublishedSurvey;

const ANSWERS: Readonly<Record<string, AnswerValue>> = {
  parts: { price: 'good', parcel: 'bad' },
  order: ['help', 'speed', 'price'],
  mood: 4,
  mail: 'ada@example.org',
};

const exported = (values: 'codes' | 'labels', choices: 'cell' | 'columns', answers = ANSWERS) => {
  const table = new ExportTable([survey], { values, choices, language: undefined });
  const cells = table.cells({
    fixed: ['rsp', '', '', '', '', ''],
    answers: new Map(Object.entries(answers)),
    attributes: new Map(),
  });
  return { header: table.header.slice(6), cells: cells.slice(6).map((cell) => String(cell ?? '')) };
};

const read = (header: readonly string[], cells: readonly string[]) => {
  const guessed = guessColumns(header, { indexes: new Map() } as never, survey);
  const columns = guessed.map((column) => column!);
  const mapping = { columns, emptyValues: [], decimal: '.', choiceSeparator: undefined } as unknown as ImportMapping;
  const reader = new RowReader(
    survey,
    mapping,
    header.map((_, index) => index),
    (cell) => cell,
  );
  const { submission, errors } = reader.read(cells, 2);
  return { answers: submission.answers, errors };
};

describe('answers with several parts', () => {
  it('are exported with a column per row, and rankings in a cell or by place', () => {
    expect(exported('codes', 'cell')).toEqual({
      header: ['parts | price', 'parts | parcel', 'order', 'mood', 'mail'],
      cells: ['good', 'bad', 'help > speed > price', '4', 'ada@example.org'],
    });
    expect(exported('labels', 'columns')).toEqual({
      header: [
        'How were these, please? | The price',
        'How were these, please? | The parcel',
        'What matters most? | Speed > all',
        'What matters most? | Price',
        'What matters most? | Help',
        'Mood',
        'Address',
      ],
      cells: ['Good, really', 'Bad', '2', '3', '1', '4', 'ada@example.org'],
    });
  });

  it.each([
    ['codes', 'cell'],
    ['codes', 'columns'],
    ['labels', 'cell'],
    ['labels', 'columns'],
  ] as const)('are read back from %s with choices in %s', (values, choices) => {
    const { header, cells } = exported(values, choices);
    expect(read(header, cells)).toEqual({ answers: ANSWERS, errors: [] });
    expect(checkSubmission(survey.compiled, { answers: read(header, cells).answers })).toMatchObject({ ok: true });
  });

  it('may be answered in part', () => {
    const part: Readonly<Record<string, AnswerValue>> = { parts: { parcel: 'good' }, order: ['price'] };
    const { header, cells } = exported('codes', 'columns', part);
    expect(cells).toEqual(['', 'good', '', '1', '', '', '']);
    expect(read(header, cells).answers).toEqual(part);
  });

  it('are rejected with two choices at one place, and with places that do not exist', () => {
    const header = ['order | speed', 'order | price'];
    const twice = read(header, ['1', '1']);
    expect(checkSubmission(survey.compiled, { answers: twice.answers })).toMatchObject({
      errors: [{ pointer: '/answers/order', code: 'duplicate' }],
    });
    expect(read(header, ['1', '4']).errors).toMatchObject([
      { column: 'order | price', detail: 'must be the place of the choice, from 1 to 3' },
    ]);
  });

  it('are mapped by row only where there are rows', () => {
    const defect = (target: object) => {
      const parsed = parseColumns({ column: target }, survey.compiled);
      return parsed.ok ? undefined : parsed.errors[0]!.detail;
    };
    expect(defect({ to: 'answer', key: 'parts', row: 'price' })).toBeUndefined();
    expect(defect({ to: 'answer', key: 'parts', row: 'colour' })).toMatch('must be a row of a matrix');
    expect(defect({ to: 'answer', key: 'order', row: 'price' })).toMatch('must be a row of a matrix');
    expect(defect({ to: 'answer', key: 'order', choice: 'price' })).toBeUndefined();
  });
});
