import { describe, expect, it } from '@jest/globals';
import { mergeDraft, NO_DRAFT, type LocalDraft } from './merge-draft.js';

const typed: LocalDraft = { text: 'Hello Jonas', version: 1, base: 'Hello' };

describe('a draft that is on two devices', () => {
  it('is that of the other device if nothing was typed here since', () => {
    const saved = { text: 'Hello', version: 1 };
    const here = { text: 'Hello', version: 1, base: 'Hello' };
    expect(mergeDraft(NO_DRAFT, saved)).toEqual(here);
    expect(mergeDraft(here, { text: 'Hello you', version: 2 })).toEqual({
      text: 'Hello you',
      version: 2,
      base: 'Hello you',
    });
    expect(mergeDraft(here, { text: '', version: 2 })).toEqual({ text: '', version: 2, base: '' });
  });

  it('is what is typed here if the other device has typed nothing, or has sent its message', () => {
    expect(mergeDraft(typed, { text: 'Hello', version: 1 })).toEqual({ ...typed });
    expect(mergeDraft(typed, { text: '', version: 2 })).toEqual({ text: 'Hello Jonas', version: 2, base: '' });
    expect(mergeDraft(typed, { text: 'Hello Jonas', version: 2 })).toEqual({
      text: 'Hello Jonas',
      version: 2,
      base: 'Hello Jonas',
    });
  });

  it('is empty if it was emptied here, and nothing was typed elsewhere since', () => {
    const emptied = { text: '', version: 1, base: 'Hello' };
    expect(mergeDraft(emptied, { text: 'Hello', version: 1 })).toEqual(emptied);
    expect(mergeDraft(emptied, { text: 'Hello you', version: 2 })).toMatchObject({ text: 'Hello you' });
  });

  it('is a conflict if both have typed', () => {
    expect(mergeDraft(typed, { text: 'Dear Jonas', version: 2 })).toBe('conflict');
  });
});
