import { describe, expect, it } from '@jest/globals';
import { BOARD_PICTURES, BOARD_REPORT_RULES } from './board-reports.js';
import { changedBoard, mayChange, maySee, tileDefect, type Board, type BoardTile } from './board.js';

const [OWNER, OTHER] = ['0198c0a4-0000-7000-8000-000000000001', '0198c0a4-0000-7000-8000-000000000002'];
const AT = new Date('2026-05-01T10:00:00Z');
const tile: BoardTile = {
  id: '0198c0a4-0000-7000-8000-000000000003',
  title: null,
  report: 'metric',
  picture: 'trend',
  search: { metric: 'nps', days: 28 },
  width: 2,
};
const board: Board = {
  id: '0198c0a4-0000-7000-8000-000000000004',
  name: 'Monday',
  visibility: 'own',
  ownerId: OWNER,
  tiles: [tile],
  revision: 3,
  createdAt: AT,
  updatedAt: AT,
};

describe('a tile', () => {
  it('is a view that its report has, with all that its page needs and nothing else', () => {
    expect(tileDefect(tile)).toBeUndefined();
    expect(tileDefect({ ...tile, picture: 'retention' })?.pointer).toBe('/picture');
    expect(tileDefect({ ...tile, search: { metric: 'nps', q: 'x' } })?.pointer).toBe('/search/q');
    expect(tileDefect({ ...tile, search: { days: 28 } })?.detail).toContain('metric');
    const question = { survey: 'srv_1', question: 'why' };
    expect(tileDefect({ ...tile, report: 'questions', picture: 'question', search: question })).toBeUndefined();
    expect(tileDefect({ ...tile, report: 'questions', picture: 'split', search: question })?.detail).toContain('group');
    expect(tileDefect({ ...tile, report: 'topics', picture: 'topic', search: {} })?.detail).toContain('topic');
  });

  it('can be each of the pictures', () => {
    const shown = new Set(Object.values(BOARD_REPORT_RULES).flatMap(({ pictures }) => pictures));
    expect([...shown].toSorted()).toEqual(BOARD_PICTURES.toSorted());
  });
});

describe('a board', () => {
  it('is not changed by what it has already, whatever the order of members', () => {
    const same = { ...tile, search: { days: 28, metric: 'nps' } };
    expect(changedBoard(board, { name: 'Monday', tiles: [same] }, new Date())).toBe(board);
  });

  it('is changed by another order of its tiles', () => {
    const second = { ...tile, id: OTHER };
    const two = changedBoard(board, { tiles: [tile, second] }, new Date('2026-05-02T10:00:00Z'));
    expect(two).toMatchObject({ revision: 4, createdAt: AT });
    expect(changedBoard(two, { tiles: [second, tile] }, new Date()).revision).toBe(5);
  });

  it('is seen and changed by its owner alone until it is shared, then changed by editors', () => {
    const shared: Board = { ...board, visibility: 'workspace' };
    expect([maySee(board, OWNER), maySee(board, OTHER), maySee(board, null)]).toEqual([true, false, false]);
    expect([maySee(shared, OTHER), maySee(shared, null)]).toEqual([true, true]);
    expect([mayChange(board, OWNER, false), mayChange(board, OTHER, true)]).toEqual([true, false]);
    expect([mayChange(shared, OTHER, true), mayChange(shared, OWNER, false)]).toEqual([true, false]);
  });
});
