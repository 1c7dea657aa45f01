import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { KeyMap } from './key-map.js';

const START = new Date('2026-03-02T09:00:00.000Z');

describe('a key that is pressed while a page is opened', () => {
  let pressed: string[];
  let map: KeyMap;
  const action = (keys: string) => ({ keys, label: keys, run: () => void pressed.push(keys) });
  const press = (key: string) =>
    map.press({ key, target: null, preventDefault: () => undefined } as unknown as KeyboardEvent);

  beforeEach(() => {
    jest.useFakeTimers({ now: START });
    Object.assign(globalThis, { localStorage: { getItem: () => null }, HTMLElement: class {} });
    pressed = [];
    map = new KeyMap();
    map.add([action('g i'), action('?')]);
  });
  afterEach(() => {
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'localStorage');
    Reflect.deleteProperty(globalThis, 'HTMLElement');
  });

  it('waits for the actions of the page, in the order of the keys', () => {
    map.pageOpened();
    press('j');
    press('x');
    expect(pressed).toEqual([]);
    map.add([action('x'), action('j')]);
    expect(pressed).toEqual(['j', 'x']);
    map.add([action('j')]);
    expect(pressed).toEqual(['j', 'x']);
  });

  it('does not wait for long, nor for the page after that', () => {
    map.pageOpened();
    press('j');
    jest.setSystemTime(START.getTime() + 1600);
    map.add([action('j')]);
    press('k');
    map.pageOpened();
    map.add([action('k')]);
    jest.setSystemTime(START.getTime() + 10_000);
    press('e');
    map.add([action('e')]);
    expect(pressed).toEqual([]);
  });

  it('is used at once if the frame knows it', () => {
    map.pageOpened();
    for (const key of ['?', 'g', 'i']) press(key);
    expect(pressed).toEqual(['?', 'g i']);
  });
});
