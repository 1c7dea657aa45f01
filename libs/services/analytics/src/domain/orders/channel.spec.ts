import { describe, expect, it } from '@jest/globals';
import { channelOf } from './channel.js';

describe('the channel of a visit', () => {
  it.each([
    [{ channel: ' Newsletter ', utm_source: 'other' }, 'newsletter'],
    [{ utm_source: 'google', source: 'x' }, 'google'],
    [{ channel: '', source: 'flyer' }, 'flyer'],
    [{ referrer: 'https://www.example.com/a?b=c' }, 'example.com'],
    [{ referrer: 'no address' }, null],
    [{ channel: 7, source: true }, null],
    [{}, null],
  ])('%j', (properties, channel) => {
    expect(channelOf(properties)).toBe(channel);
  });
});
