import { describe, expect, it } from '@jest/globals';
import { definition, definitionJson } from '../../../test/builders.js';
import { defaultTexts } from './default-texts.js';

const titled = (title: string) =>
  definition(
    definitionJson({
      languages: ['en'],
      texts: { en: { 'questions.recommend.title': title, 'questions.why.title': 'Why?' } },
    }),
  );

describe('the texts of mails that staff have not written', () => {
  it('have the first question as their subject, in each language', () => {
    expect(defaultTexts(definition(), 'After delivery')).toEqual({
      en: { subject: 'How likely are you to recommend us?' },
      fr: { subject: 'Nous recommanderiez-vous ?' },
    });
  });

  it('keep the piping of the question, whose fallbacks templates know', () => {
    const title = 'How was it, {{ customer.first_name | default: "there" }}?';
    expect(defaultTexts(titled(title), 'Shop')['en']).toEqual({ subject: title });
    const hidden = 'How was {{ hidden.visits | default: "the visit" }}?';
    expect(defaultTexts(titled(hidden), 'Shop')['en']).toEqual({ subject: 'How was the visit?' });
  });

  it('have the name of the survey where the question is too long or not translated, as plain text', () => {
    expect(defaultTexts(titled('x'.repeat(151)), 'Shop {{ a }} {% if %}')['en']).toEqual({
      subject: 'Shop { { a }} { % if %}',
    });
    const untranslated = definition(
      definitionJson({ texts: { en: { 'questions.recommend.title': 'A?', 'questions.why.title': 'B?' } } }),
    );
    expect(defaultTexts(untranslated, 'Shop')['fr']).toEqual({ subject: 'Shop' });
  });
});
