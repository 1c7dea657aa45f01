import { describe, expect, it } from '@jest/globals';
import { AppError } from '@hearback/kernel';
import { ReplySeal } from './reply-seal.js';

describe('ReplySeal', () => {
  const reply = { status: 201, body: { secret: 'hbk_live_x' }, location: '/v1/api-keys/1' };

  it('opens for the same request', () => {
    const seal = new ReplySeal('one');
    expect(seal.open(seal.close(reply, 'request'), 'request')).toEqual(reply);
  });

  it('reveals nothing and never gives the same result twice', () => {
    const seal = new ReplySeal('one');
    const [first, second] = [seal.close(reply, 'request'), seal.close(reply, 'request')];
    expect(first.equals(second)).toBe(false);
    expect(first.includes('hbk_live')).toBe(false);
  });

  it('does not open for another request, another installation or a changed text', () => {
    const sealed = new ReplySeal('one').close(reply, 'request');
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => new ReplySeal('one').open(sealed, 'another')).toThrow(AppError);
    expect(() => new ReplySeal('two').open(sealed, 'request')).toThrow(AppError);
    expect(() => new ReplySeal('one').open(changed, 'request')).toThrow(AppError);
  });
});
