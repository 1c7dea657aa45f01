import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { exampleSurvey, parsed } from '../test/builders.js';
import { directionOf } from './direction.js';
import { isLanguageTag, resolveLanguage } from './language.js';
import { segmentOf } from './segment.js';
import { textIdsOf, textOf } from './texts.js';

const survey = parsed(exampleSurvey());
const TITLE = 'questions.nps.title';

describe('textOf', () => {
  it('falls back from region to language to the default', () => {
    expect(textOf(survey, 'pt-BR', TITLE)).toBe('Você nos recomendaria?');
    expect(textOf(survey, 'pt-BR', 'welcome.title')).toBe('How was it?');
    expect(textOf(survey, 'fr', TITLE)).toBe('Nous recommanderiez-vous ?');
    expect(textOf(survey, 'xx', TITLE)).toBe('How likely are you to recommend us to a friend?');
  });

  it('is undefined for a text that the survey does not have', () => {
    expect(textOf(survey, 'en', 'thank_you.title')).toBeUndefined();
    expect(textOf(survey, '__proto__', 'constructor')).toBeUndefined();
  });

  it('has every needed text in every language', () => {
    const needed = survey.questions.flatMap((question) => textIdsOf(question).needed);
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...survey.languages), fc.string()),
        fc.constantFrom(...needed),
        (language, id) => {
          expect(textOf(survey, language, id)).toBeDefined();
        },
      ),
    );
  });
});

describe('resolveLanguage', () => {
  it.each([
    ['pt-BR', 'pt-BR'],
    ['pt-br', 'pt-BR'],
    ['pt-PT', 'pt'],
    ['FR', 'fr'],
    ['de', 'en'],
    ['', 'en'],
    [null, 'en'],
    ['x'.repeat(1_000_000), 'en'],
  ])('resolves %.10s to %s', (wanted, expected) => {
    expect(resolveLanguage(survey, wanted)).toBe(expected);
  });

  it.each([
    ['zh-TW', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh-HK', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh-CN', ['en', 'zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['zh', ['en', 'zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['zh-TW', ['en', 'zh'], 'zh'],
    ['de_DE', ['en', 'de'], 'de'],
    ['pt_br', ['en', 'pt', 'pt-BR'], 'pt-BR'],
    ['pt-PT', ['en', 'pt-BR', 'pt'], 'pt'],
    ['pt', ['en', 'pt-BR'], 'pt-BR'],
    ['en-AU', ['fr', 'en-GB'], 'en-GB'],
    ['iw', ['en', 'he'], 'he'],
    ['sr-Latn', ['en', 'sr'], 'sr'],
    ['__proto__', ['en'], 'en'],
  ])('finds for %s in %j the language %s', (wanted, languages, expected) => {
    expect(resolveLanguage({ default_language: languages[0]!, languages }, wanted)).toBe(expected);
  });

  it('recognizes language tags', () => {
    expect(['en', 'pt-BR', 'zh-Hant', 'zh-Hant-TW', 'es-419', 'fil'].every(isLanguageTag)).toBe(true);
    expect(['EN', 'en-us', 'english', 'e', 'en_US', '', '__proto__'].some(isLanguageTag)).toBe(false);
  });
});

describe('directionOf', () => {
  it.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['ur_PK', 'rtl'],
    ['az-Arab', 'rtl'],
    ['pa-PK', 'rtl'],
    ['dv', 'rtl'],
    ['ku', 'ltr'],
    ['az', 'ltr'],
    ['ar-Latn', 'ltr'],
    ['en', 'ltr'],
    ['zh-Hant', 'ltr'],
    ['', 'ltr'],
    ['__proto__', 'ltr'],
  ])('of %j is %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});

describe('segmentOf', () => {
  it('puts a number into the first band whose upper bound it does not exceed', () => {
    const bands = [3, 6, 10, 20];
    expect([-1, 3, 3.5, 6, 10, 20, 20.1].map((value) => segmentOf(value, bands))).toEqual([
      '<=3',
      '<=3',
      '>3..6',
      '>3..6',
      '>6..10',
      '>10..20',
      '>20',
    ]);
  });

  it('returns no segment without bands', () => {
    expect([segmentOf(5, undefined), segmentOf(5, [])]).toEqual([null, null]);
  });
});
