import { describe, expect, it } from '@jest/globals';
import { ENTRY, KeptEntry } from './kept-entry.js';

function storage(content: Record<string, string> = {}) {
  return {
    content,
    getItem: (name: string) => content[name] ?? null,
    setItem: (name: string, text: string) => void (content[name] = text),
    removeItem: (name: string) => void delete content[name],
  };
}

const blocked = () => {
  throw new Error('blocked');
};

describe('the entry of the widget', () => {
  it('is one entry, without anything that names the visitor', () => {
    const kept = storage();
    const entry = new KeptEntry(kept, () => 20_000);
    entry.noteAsked('srv_1');
    expect(entry.drawFor('srv_1', () => 0.426)).toBe(42);
    expect(kept.content).toEqual({ [ENTRY]: '{"draw":{"srv_1":42},"unsent":[],"asked":{"srv_1":20000}}' });
  });

  it('draws once', () => {
    const kept = storage();
    expect(new KeptEntry(kept, () => 1).drawFor('srv_1', () => 0.1)).toBe(10);
    expect(new KeptEntry(kept, () => 1).drawFor('srv_1', () => 0.9)).toBe(10);
  });

  it('knows for a year when a survey was shown', () => {
    const kept = storage();
    let today = 20_000;
    const entry = new KeptEntry(kept, () => today);
    entry.noteAsked('srv_1');
    today += 365;
    entry.noteAsked('srv_2');
    expect(entry.daysSinceAsked('srv_1')).toBe(365);
    today += 1;
    entry.noteAsked('srv_2');
    expect(entry.daysSinceAsked('srv_1')).toBeUndefined();
  });

  it('is in memory alone where storage is off, blocked, full or holds something else', () => {
    const blockedStorage = { getItem: blocked, setItem: blocked, removeItem: blocked };
    for (const broken of [undefined, blockedStorage, storage({ [ENTRY]: 'theirs' })]) {
      const entry = new KeptEntry(broken, () => 20_000);
      entry.noteAsked('srv_1');
      expect(entry.daysSinceAsked('srv_1')).toBe(0);
    }
  });

  it('forgets what was asked, and keeps what is unsent', () => {
    const kept = storage();
    const entry = new KeptEntry(kept, () => 20_000);
    entry.noteAsked('srv_1');
    entry.change({ unsent: [{ id: 'a', path: 'events', at: 0, body: {} }] });
    entry.forget();
    expect(entry.daysSinceAsked('srv_1')).toBeUndefined();
    expect(entry.read().unsent).toHaveLength(1);
    entry.change({ unsent: [] });
    entry.forget();
    expect(kept.content).toEqual({});
  });
});
