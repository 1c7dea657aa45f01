import { describe, expect, it } from '@jest/globals';
import { toExclusionResultsDto } from './bulk-exclusion.dto.js';

const responseId = '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c';
const undoOf = (reasonBefore: string | null) =>
  toExclusionResultsDto([{ responseId, result: 'changed', reasonBefore }]).undo.map(({ reason }) => reason);

describe('undoing exclusions', () => {
  it('counts again what counted, and excludes again for the same reason', () => {
    expect(undoOf(null)).toEqual([null]);
    expect(undoOf('A colleague tried the form.')).toEqual(['A colleague tried the form.']);
  });

  it('excludes again where the words of the reason were erased, with a reason that the API takes', () => {
    expect(undoOf('')).toEqual(['…']);
  });
});
