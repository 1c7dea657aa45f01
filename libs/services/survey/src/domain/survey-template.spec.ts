import { describe, expect, it } from '@jest/globals';
import { CUSTOMER_LANGUAGES, textIdsOf } from '@hearback/questionnaire';
import { lintSurvey } from './lint/lint-survey.js';
import { SURVEY_TEMPLATES } from './survey-template.js';

describe('the survey templates', () => {
  it('have unique keys', () => {
    expect(new Set(SURVEY_TEMPLATES.map(({ key }) => key)).size).toBe(SURVEY_TEMPLATES.length);
  });

  it('have the languages of the interface', () => {
    for (const { definition } of SURVEY_TEMPLATES) expect(definition.languages).toEqual(CUSTOMER_LANGUAGES);
  });

  describe.each(SURVEY_TEMPLATES.map((template) => [template.key, template.definition] as const))(
    '%s',
    (_, definition) => {
      it('has all texts in all its languages', () => {
        const { texts, questions, default_language: defaultLanguage } = definition;
        const ids = Object.keys(texts[defaultLanguage]!).toSorted();
        expect(ids).toEqual(expect.arrayContaining(questions.flatMap((question) => textIdsOf(question).needed)));
        for (const translated of Object.values(texts)) expect(Object.keys(translated).toSorted()).toEqual(ids);
      });

      it('is translated: no title is the same as in English', () => {
        const titles = Object.entries(definition.texts['en']!).filter(([id]) => id.endsWith('.title'));
        for (const language of CUSTOMER_LANGUAGES.filter((each) => each !== 'en')) {
          for (const [id, text] of titles) expect(definition.texts[language]![id]).not.toBe(text);
        }
      });

      it('has nothing that the linter finds', () => {
        expect(lintSurvey(definition).findings).toEqual([]);
      });

      it('can be answered in less than a minute', () => {
        for (const { shortest } of lintSurvey(definition).seconds) expect(shortest).toBeLessThan(60);
      });
    },
  );
});
