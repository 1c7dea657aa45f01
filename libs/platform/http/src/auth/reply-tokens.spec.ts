import { describe, expect, it } from '@jest/globals';
import { KeyedHash } from './keyed-hash.js';
import { ReplyTokens } from './reply-tokens.js';

const TASK = '0198c0de-0000-7000-8000-000000000010';
const tokens = new ReplyTokens(new KeyedHash('a secret of the installation'));

describe('the reply address of a task', () => {
  it('is the same each time, another for each task and installation, and says nothing of the task', () => {
    const address = tokens.addressOf(TASK, 'in.example.com');
    expect(address).toMatch(/^reply\+[0-9a-f]{32}@in\.example\.com$/);
    expect(tokens.addressOf(TASK, 'in.example.com')).toBe(address);
    expect(tokens.tokenOf('0198c0de-0000-7000-8000-000000000011')).not.toBe(tokens.tokenOf(TASK));
    expect(new ReplyTokens(new KeyedHash('another')).tokenOf(TASK)).not.toBe(tokens.tokenOf(TASK));
    expect(address).not.toContain(TASK.slice(0, 8));
  });

  it('is read in any case, and only at the domain of the installation', () => {
    const address = tokens.addressOf(TASK, 'in.example.com');
    expect(tokens.tokenIn(address.toUpperCase(), 'in.example.com')).toBe(tokens.tokenOf(TASK));
    expect(tokens.tokenIn(address, 'example.com')).toBeUndefined();
    for (const other of ['', 'reply@in.example.com', 'reply+1@in.example.com', `x${address}`, address.slice(0, 20)])
      expect(tokens.tokenIn(other, 'in.example.com')).toBeUndefined();
  });

  it('is not that of a workspace, of which there can be a new one', () => {
    const hello = tokens.helloAddressOf(TASK, 1, 'in.example.com');
    expect(hello).toMatch(/^hello\+[0-9a-f]{32}@in\.example\.com$/);
    expect(tokens.helloAddressOf(TASK, 2, 'in.example.com')).not.toBe(hello);
    expect(tokens.tokenIn(hello, 'in.example.com')).toBeUndefined();
    expect(tokens.tokenIn(hello.toUpperCase(), 'IN.example.com', 'hello')).toBe(tokens.helloTokenOf(TASK, 1));
    expect(tokens.helloTokenOf(TASK, 1)).not.toBe(tokens.tokenOf(TASK));
  });

  it('stays the one that is known while the secret of the installation changes', () => {
    const after = new ReplyTokens(new KeyedHash('the next', ['a secret of the installation']));
    expect(after.tokensOf(TASK)).toEqual([after.tokenOf(TASK), tokens.tokenOf(TASK)]);
    const known = tokens.helloAddressOf(TASK, 1, 'in.example.com');
    const hash = tokens.hashOf(tokens.helloTokenOf(TASK, 1));
    expect(after.helloAddressOf(TASK, 1, 'in.example.com', hash)).toBe(known);
    expect(after.helloAddressOf(TASK, 1, 'in.example.com')).not.toBe(known);
  });

  it('is found by a hash that is not the token', () => {
    const token = tokens.tokenOf(TASK);
    expect(tokens.hashOf(token)).toMatch(/^[\w-]{43}$/);
    expect(tokens.hashOf(token)).not.toContain(token);
  });
});
