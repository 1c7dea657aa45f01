import { describe, expect, it } from '@jest/globals';
import { definition, definitionJson } from '../../../test/builders.js';
import { defaultSurveyKind } from './survey-kind.js';

const ces = definition(
  definitionJson({
    languages: ['en'],
    texts: {
      en: { 'questions.ease.title': 'How easy was it?', 'questions.ease.statement': 'It was easy to get help.' },
    },
    questions: [{ key: 'ease', kind: 'ces' }],
  }),
);

describe('the kind of a survey that staff do not name', () => {
  it.each([
    ['receive', 'order'],
    ['buy', 'order'],
    ['use', 'product'],
    ['support', 'support'],
    ['renew', 'relationship'],
  ] as const)('at the stage %s: %s', (stage, kind) => {
    expect(defaultSurveyKind(stage, definition())).toBe(kind);
  });

  it('without a place on the journey follows from the first metric', () => {
    expect(defaultSurveyKind(null, definition())).toBe('relationship');
    expect(defaultSurveyKind(null, ces)).toBe('support');
  });
});
