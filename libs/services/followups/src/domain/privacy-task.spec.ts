import { describe, expect, it } from '@jest/globals';
import { fulfilBy, privacyTaskWords } from './privacy-task.js';

describe('a task about a privacy request', () => {
  it.each([
    ['2026-11-30T10:00:00Z', '2026-12-30T10:00:00.000Z'],
    ['2026-01-31T10:00:00Z', '2026-02-28T10:00:00.000Z'],
    ['2028-01-30T10:00:00Z', '2028-02-29T10:00:00.000Z'],
    ['2026-12-31T23:59:59Z', '2027-01-31T23:59:59.000Z'],
  ])('that was confirmed at %s is due at %s', (confirmed, due) => {
    expect(fulfilBy(new Date(confirmed)).toISOString()).toBe(due);
  });

  it('names the customer in what is not published only, and as it is', () => {
    const { title, playbook } = privacyTaskWords('erasure', "C-$&$'1", 'en');
    expect(title).not.toContain('C-');
    expect(playbook).toContain("C-$&$'1.");
  });
});
