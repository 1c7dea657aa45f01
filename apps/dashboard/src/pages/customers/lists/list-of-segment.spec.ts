import { describe, expect, it } from '@jest/globals';
import { listOfSegment } from './list-of-segment.js';

const list = `lst_${'1'.repeat(32)}`;
const of = (conditions: object) => listOfSegment({ conditions: conditions as never });

describe('the list of a segment', () => {
  it('is the one whose members it has', () => {
    expect(of({ all: [{ list_in: [list] }] })).toBe(list);
    expect(of({ list_in: [list] })).toBe(list);
  });

  it('is none if the segment is about something else too', () => {
    expect(of({ all: [{ list_in: [list] }, { language_in: ['de'] }] })).toBeUndefined();
    expect(of({ any: [{ list_in: [list, `lst_${'2'.repeat(32)}`] }] })).toBeUndefined();
    expect(of({ all: [{ language_in: ['de'] }] })).toBeUndefined();
  });
});
