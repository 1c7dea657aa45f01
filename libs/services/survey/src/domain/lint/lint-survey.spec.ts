import { describe, expect, it } from '@jest/globals';
import { parseSurvey, type Survey } from '@hearback/questionnaire';
import { lintSurvey } from './lint-survey.js';

type Json = Record<string, unknown>;

function survey(questions: Json[], texts: Record<string, Record<string, string>>, more: Json = {}): Survey {
  const languages = Object.keys(texts);
  const parsed = parseSurvey({ default_language: languages[0], languages, texts, questions, ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.survey;
}

/** The codes found for one question with this title. */
function codesOf(language: string, title: string, kind = 'csat'): string[] {
  const report = lintSurvey(survey([{ key: 'q', kind }], { [language]: { 'questions.q.title': title } }));
  return report.findings.map(({ code }) => code);
}

describe('the survey linter: anonymous surveys', () => {
  const choices = Array.from({ length: 8 }, (_, i) => ({ key: `c${i}` }));
  const labels = Object.fromEntries(choices.map(({ key }) => [`questions.team.choices.${key}`, key]));
  const questions = [
    { key: 'who', kind: 'text' },
    { key: 'team', kind: 'single', choices },
  ];
  const texts = {
    en: { 'questions.who.title': 'What is your name?', 'questions.team.title': 'Where do you work?', ...labels },
    de: { 'questions.who.title': 'Wie ist Ihr Vorname?', 'questions.team.title': 'Wo arbeiten Sie?' },
  };
  const codes = (more: Json) =>
    lintSurvey(survey(questions, texts, more)).findings.map(({ code, pointer }) => `${code} ${pointer}`);

  it('are warned of questions that ask who somebody is, and of groups that are likely to be small', () => {
    expect(codes({ anonymous: { period: 'month', audience: 'employees' } })).toEqual(
      expect.arrayContaining([
        'identifying-question /texts/en/questions.who.title',
        'identifying-question /texts/de/questions.who.title',
        'small-groups /questions/1/choices',
      ]),
    );
    expect(codes({}).join()).not.toMatch(/identifying|small/);
  });
});

describe('the survey linter: wording', () => {
  it.each([
    ['en', 'How much did you love our service?'],
    ['de', 'Wie zufrieden sind Sie natürlich mit uns?'],
    ['fr', 'Notre excellent service vous a-t-il plu, n’est-ce pas ?'],
    ['es', '¿No cree que el servicio es bueno?'],
    ['pt', 'Não acha que o serviço é bom?'],
    ['it', 'Quanto ha amato il servizio?'],
    ['nl', 'Vindt u niet dat wij goed zijn?'],
    ['pl', 'Jak bardzo podobała się obsługa?'],
    ['tr', 'Hizmetimiz iyi, değil mi?'],
    ['ar', 'ألا تعتقد أن الخدمة جيدة؟'],
    ['he', 'כמה אהבת את השירות?'],
    ['ja', 'サービスは良いと思いませんか？'],
  ])('finds leading wording in %s', (language, title) => expect(codesOf(language, title)).toContain('leading-wording'));

  it.each([
    ['en', 'How satisfied are you with price and quality?'],
    ['de', 'Wie zufrieden sind Sie mit Preis und Qualität?'],
    ['fr', 'Êtes-vous satisfait du prix et de la qualité ?'],
    ['es', '¿Qué tan satisfecho está con el precio y la calidad?'],
    ['pt', 'Está satisfeito com o preço e a qualidade?'],
    ['it', 'È soddisfatto del prezzo e della qualità?'],
    ['nl', 'Bent u tevreden over prijs en kwaliteit?'],
    ['pl', 'Czy cena i jakość są dobre?'],
    ['tr', 'Fiyat ve kaliteden memnun musunuz?'],
    ['ar', 'ما مدى رضاك عن السعر والجودة؟'],
    ['he', 'עד כמה המחיר והאיכות טובים?'],
    ['ja', '価格および品質に満足していますか？'],
  ])('finds two things asked at once in %s', (language, title) =>
    expect(codesOf(language, title)).toContain('double-barrelled'),
  );

  it.each([
    ['en', 'Was our staff always friendly?'],
    ['de', 'Waren wir immer pünktlich?'],
    ['fr', 'Sommes-nous toujours ponctuels ?'],
    ['es', '¿Fuimos siempre puntuales?'],
    ['pt', 'Fomos sempre pontuais?'],
    ['it', 'Siamo sempre puntuali?'],
    ['nl', 'Waren wij altijd op tijd?'],
    ['pl', 'Czy zawsze byliśmy punktualni?'],
    ['tr', 'Her zaman dakik miydik?'],
    ['ar', 'هل كنا دائمًا في الموعد؟'],
    ['he', 'האם תמיד הגענו בזמן?'],
    ['ja', 'いつも時間どおりでしたか？'],
  ])('finds absolute wording in %s', (language, title) =>
    expect(codesOf(language, title)).toEqual(['absolute-wording']),
  );

  it.each([
    ['en', 'How likely are you to recommend us to a friend or colleague?'],
    ['en', 'All in all, how satisfied are you?'],
    ['en', 'How was the delivery to Andover, Oregon?'],
    ['de', 'Würden Sie uns Freunden oder Kollegen empfehlen?'],
    ['tr', 'Bizi bir arkadaşınıza veya meslektaşınıza önerir misiniz?'],
    ['ja', '当社を友人や同僚に勧める可能性はどのくらいありますか？'],
  ])('finds nothing in %s: %s', (language, title) => expect(codesOf(language, title, 'nps')).toEqual([]));

  it('lets a text question ask about two things', () => {
    expect(codesOf('en', 'What did you like and what could we do better?', 'text')).toEqual([]);
  });

  it('finds capitals and questions that are too long to read', () => {
    expect(codesOf('en', 'HOW SATISFIED ARE YOU?')).toEqual(['capital-letters']);
    expect(codesOf('en', `${'Think of your last visit. '.repeat(10)}How was it?`)).toEqual(['long-text']);
  });

  it('says which languages it has no rules for', () => {
    const report = lintSurvey(survey([{ key: 'q', kind: 'nps' }], { 'sv-SE': { 'questions.q.title': 'Alltid?' } }));
    expect(report).toMatchObject({ findings: [], unchecked_languages: ['sv-SE'] });
  });
});

describe('the survey linter: scales', () => {
  const labelled = (labels: string[], more = {}) =>
    lintSurvey(
      survey([{ key: 'q', kind: 'csat', ...more }], {
        en: {
          'questions.q.title': 'How was it?',
          ...Object.fromEntries(labels.map((label, i) => [`questions.q.points.${i + 1}`, label])),
        },
      }),
    ).findings.map(({ code }) => code);

  it('finds more favourable than unfavourable answers', () => {
    expect(labelled(['Bad', 'Fair', 'Good', 'Very good', 'Excellent'])).toEqual(['unbalanced-scale']);
  });

  it('finds nothing in balanced scales, negated and neutral labels included', () => {
    expect(labelled(['Very bad', 'Bad', 'Neither good nor bad', 'Good', 'Very good'])).toEqual([]);
    expect(labelled(['Not satisfied', 'Dissatisfied', 'Average', 'Satisfied', 'Very satisfied'])).toEqual([]);
  });

  it('finds a scale with a label at one end only', () => {
    const texts = { en: { 'questions.q.title': 'How was it?', 'questions.q.low': 'Bad' } };
    expect(lintSurvey(survey([{ key: 'q', kind: 'nps' }], texts)).findings).toMatchObject([
      { code: 'unbalanced-scale', pointer: '/texts/en/questions.q.title' },
    ]);
  });
});

describe('the survey linter: structure', () => {
  const texts = {
    en: { 'questions.a.title': 'A?', 'questions.b.title': 'B?', 'questions.c.title': 'C?' },
  };
  const reach = (...questions: Json[]) =>
    lintSurvey(survey(questions, texts, { hidden_fields: [{ key: 'orders', type: 'number' }] }))
      .findings.filter(({ code }) => code === 'unreachable-question')
      .map(({ pointer }) => pointer);
  const a = { key: 'a', kind: 'nps' };
  const b = (show_if: Json) => ({ key: 'b', kind: 'text', show_if });
  const c = (show_if: Json) => ({ key: 'c', kind: 'text', show_if });
  const on = (question: string, op: string, value?: unknown) => ({
    question,
    op,
    ...(value !== undefined && { value }),
  });

  it.each([
    ['contradiction', { all: [on('a', 'lte', 3), on('a', 'gte', 9)] }],
    ['value beyond the scale', on('a', 'gt', 10)],
    [
      'field',
      {
        all: [
          { hidden_field: 'orders', op: 'gt', value: 3 },
          { hidden_field: 'orders', op: 'lt', value: 3 },
        ],
      },
    ],
  ])('finds a question that nothing shows: %s', (_name, condition) => {
    expect(reach(a, b(condition), c(on('a', 'answered')))).toEqual(['/questions/1/show_if']);
  });

  it('finds a question whose condition needs one that is never shown with it', () => {
    expect(reach(a, b(on('a', 'lte', 3)), c({ all: [on('a', 'gte', 9), on('b', 'answered')] }))).toEqual([
      '/questions/2/show_if',
    ]);
  });

  it.each([
    on('a', 'eq', 7),
    { not: on('a', 'answered') },
    { any: [on('a', 'lt', 0), on('a', 'gt', 9)] },
    { hidden_field: 'orders', op: 'neq', value: 1.25 },
    {
      all: [
        { hidden_field: 'orders', op: 'gt', value: 1 },
        { hidden_field: 'orders', op: 'lt', value: 2 },
      ],
    },
  ])('finds nothing where an answer shows it: %j', (condition) => {
    expect(reach(a, b(condition), c(on('b', 'answered')))).toEqual([]);
  });

  it('reports nothing where a question compares more choices than can be tried', () => {
    const keys = Array.from({ length: 11 }, (_, index) => `c${index}`);
    const many = { key: 'a', kind: 'multi', choices: keys.map((key) => ({ key })) };
    const labels = Object.fromEntries(keys.map((key) => [`questions.a.choices.${key}`, key]));
    const questions = [many, b({ all: keys.map((key) => on('a', 'includes', key)) })];
    const { findings } = lintSurvey(
      survey(questions, { en: { 'questions.a.title': 'A?', 'questions.b.title': 'B?', ...labels } }),
    );
    expect(findings.filter(({ code }) => code === 'unreachable-question')).toEqual([]);
  });

  it('finds what is not translated, where no shorter form of the language has it', () => {
    const report = lintSurvey(
      survey([{ key: 'a', kind: 'nps' }], {
        en: { 'questions.a.title': 'How likely?', 'thank_you.title': 'Thank you' },
        pt: { 'questions.a.title': 'Recomendaria?' },
        'pt-BR': { 'thank_you.title': 'Obrigado' },
      }),
    );
    expect(report.findings.map(({ code, language, detail }) => ({ code, language, detail }))).toEqual([
      {
        code: 'missing-translation',
        language: 'pt',
        detail: '1 of 2 texts are shown in en: translate thank_you.title',
      },
    ]);
  });

  it('predicts the time from reading and answering, and warns of long surveys', () => {
    const one = (n: number) => ({ key: `q${n}`, kind: 'text' });
    const titles = Array.from({ length: 11 }, (_, n) => [`questions.q${n}.title`, 'x'.repeat(987)]);
    const questions = Array.from({ length: 11 }, (_, n) => one(n));
    const report = lintSurvey(survey(questions, { en: Object.fromEntries(titles) }));
    // A minute of reading and 20 seconds of writing for each.
    expect(report.seconds).toEqual([{ language: 'en', shortest: 880, longest: 880 }]);
    expect(report.findings.map(({ code }) => code)).toContain('long-survey');
  });

  it('leaves the search for an answer in time where there are too many combinations', () => {
    const many = Array.from({ length: 12 }, (_, n) => ({ key: `q${n}`, kind: 'nps' }));
    const all = { all: many.map(({ key }) => on(key, 'gt', 10)) };
    const titles = Object.fromEntries(
      [...many.map(({ key }) => key), 'b'].map((key) => [`questions.${key}.title`, 'T?']),
    );
    const report = lintSurvey(survey([...many, b(all)], { en: titles }));
    expect(report.findings.filter(({ code }) => code === 'unreachable-question')).toEqual([]);
  });
});
