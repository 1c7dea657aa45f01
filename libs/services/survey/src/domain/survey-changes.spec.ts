import { describe, expect, it } from '@jest/globals';
import { definition, definitionJson, rewordedJson, touchpointOf } from '../../test/builders.js';
import { seriesChanges } from './series-changes.js';
import { changesBetween, type Frozen } from './survey-changes.js';
import { frozenTouchpoint } from './version.js';

const frozen = (json: object = definitionJson(), more: Partial<Frozen> = {}): Frozen => ({
  name: 'After delivery',
  touchpoint: frozenTouchpoint(touchpointOf()),
  definition: definition(json),
  ...more,
});

const effort = (statement: string, more: object = {}) =>
  definition(
    definitionJson({
      languages: ['en'],
      texts: { en: { 'questions.effort.title': 'Your return', 'questions.effort.statement': statement } },
      questions: [{ key: 'effort', kind: 'ces', ...more }],
    }),
  );

describe('changesBetween', () => {
  it('is empty for equal versions', () => {
    expect(changesBetween(frozen(), frozen())).toEqual([]);
  });

  it('lists a text with both wordings, and the texts that the other language lost', () => {
    expect(changesBetween(frozen(), frozen(rewordedJson()))).toEqual([
      {
        part: 'text',
        question: 'recommend',
        language: 'en',
        name: 'questions.recommend.title',
        before: 'How likely are you to recommend us?',
        after: 'Would you recommend us?',
      },
      expect.objectContaining({ part: 'text', language: 'fr', before: 'Nous recommanderiez-vous ?', after: null }),
    ]);
  });

  it('lists options, order, questions, hidden fields, name and touchpoint', () => {
    const json = definitionJson({
      languages: ['en'],
      texts: {
        en: {
          'questions.recommend.title': 'How likely are you to recommend us?',
          'questions.why.title': 'Why?',
          'questions.more.title': 'Anything else?',
        },
      },
      questions: [
        { key: 'why', kind: 'text' },
        { key: 'recommend', kind: 'nps' },
        { key: 'more', kind: 'text' },
      ],
      hidden_fields: [],
    });
    const changes = changesBetween(frozen(), frozen(json, { name: 'Later', touchpoint: null }));
    expect(changes.map(({ part, question, language, name }) => [part, question ?? language, name])).toEqual([
      ['name', null, null],
      ['touchpoint', null, null],
      ['language', 'fr', null],
      ['hidden_field', null, 'visits'],
      ['order', null, null],
      ['option', 'why', 'show_if'],
      ['option', 'recommend', 'required'],
      ['question', 'more', null],
    ]);
  });
});

describe('seriesChanges', () => {
  const states = (before: ReturnType<typeof definition> | undefined, after: ReturnType<typeof definition>) =>
    seriesChanges(before, after).map(({ question, state, reason }) => [question, state, reason]);
  const easy = effort('It was easy.');

  it('continues with a new translation, and starts anew with a new wording, scale or direction', () => {
    expect(states(easy, effort('It  was easy. '))).toEqual([['effort', 'continues', null]]);
    expect(states(easy, effort('It was simple.'))).toEqual([['effort', 'starts', 'wording']]);
    expect(states(easy, effort('It was easy.', { points: 5 }))).toEqual([['effort', 'starts', 'scale']]);
    expect(states(easy, effort('It was easy.', { direction: 'effort' }))).toEqual([['effort', 'starts', 'direction']]);
  });

  it('starts with a first version and a new question, and ends with a removed one', () => {
    expect(states(undefined, easy)).toEqual([['effort', 'starts', 'new-question']]);
    expect(states(definition(), easy)).toEqual([
      ['effort', 'starts', 'new-question'],
      ['recommend', 'ends', 'removed-question'],
    ]);
  });

  it('changes its metric when the question does', () => {
    const stars = (metric?: string) =>
      definition(
        definitionJson({
          languages: ['en'],
          texts: { en: { 'questions.mood.title': 'How was it?' } },
          questions: [{ key: 'mood', kind: 'stars', ...(metric && { metric }) }],
        }),
      );
    expect(states(stars(), stars('csat'))).toEqual([['mood', 'starts', 'metric']]);
    expect(states(stars('csat'), stars())).toEqual([['mood', 'ends', 'metric']]);
  });
});
