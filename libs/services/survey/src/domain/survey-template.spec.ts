import { describe, expect, it } from '@jest/globals';
import { textIdsOf } from '@hearback/questionnaire';
import { SURVEY_TEMPLATES } from './survey-template.js';

describe('the survey templates', () => {
  it('have unique keys', () => {
    expect(new Set(SURVEY_TEMPLATES.map(({ key }) => key)).size).toBe(SURVEY_TEMPLATES.length);
  });

  it.each(SURVEY_TEMPLATES.map((template) => [template.key, template.definition] as const))(
    '%s has all texts in all its languages',
    (_, { texts, questions, default_language: defaultLanguage }) => {
      const ids = Object.keys(texts[defaultLanguage]!).toSorted();
      expect(ids).toEqual(expect.arrayContaining(questions.flatMap((question) => textIdsOf(question).needed)));
      for (const translated of Object.values(texts)) expect(Object.keys(translated).toSorted()).toEqual(ids);
    },
  );
});
