import { describe, expect, it } from '@jest/globals';
import { staffLanguage } from './staff-language.js';

describe('staffLanguage', () => {
  it('is the language of the tag whatever its region, and English for all others', () => {
    const wanted = ['fr', 'fr-CA', 'FR', 'de-AT', 'ar-EG', 'fro', 'es', 'en-GB'];
    expect(wanted.map(staffLanguage)).toEqual(['fr', 'fr', 'fr', 'de', 'ar', 'en', 'en', 'en']);
  });
});
