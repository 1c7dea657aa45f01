import { describe, expect, it } from '@jest/globals';
import { copiedRows } from './copied-rows.js';

describe('rows of a copy', () => {
  it('are without secrets, keys and what is empty, and with bytes as text', () => {
    const line = `\\x${Buffer.from('C-1,Zoë').toString('hex')}`;
    const row = { id: 'a', edit_key_hash: 'x', content_digest: 'x', message_key: 'x', words: 'x', note: null, line };
    expect(copiedRows([row])).toEqual([{ id: 'a', line: 'C-1,Zoë' }]);
  });
});
