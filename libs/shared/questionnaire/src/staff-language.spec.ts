import { describe, expect, it } from '@jest/globals';
import { staffLanguage } from './staff-language.js';

describe('staffLanguage', () => {
  it('is French for French workspaces and English for all others', () => {
    expect(['fr', 'fr-CA', 'FR', 'fro', 'de', 'en-GB'].map(staffLanguage)).toEqual([
      'fr',
      'fr',
      'fr',
      'en',
      'en',
      'en',
    ]);
  });
});
