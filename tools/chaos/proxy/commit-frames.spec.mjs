import { describe, expect, it } from '@jest/globals';
import { CommitFrames } from './commit-frames.mjs';

const int = (n) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(n);
  return bytes;
};
const startup = () => {
  const body = Buffer.from('user\0ida\0application_name\0hearback responses batch\0\0');
  return Buffer.concat([int(body.length + 8), int(196_608), body]);
};
const message = (type, text) => Buffer.concat([Buffer.from(type), int(text.length + 4), Buffer.from(text)]);
const query = (text) => message('Q', `${text}\0`);
const parse = (text) => message('P', `name\0${text}\0\0\0`);

/** Feeds the bytes in pieces of `size`; returns whether a commit was found. */
function found(bytes, size) {
  const frames = new CommitFrames();
  let commit = false;
  for (let at = 0; at < bytes.length; at += size) commit = frames.push(bytes.subarray(at, at + size)) || commit;
  return { commit, application: frames.application };
}

describe('commits in the messages of a PostgreSQL client', () => {
  const sizes = [1, 2, 3, 5, 7, 64, 10_000];

  it.each(sizes)('are found in pieces of %i bytes, behind statements longer than the inspected bytes', (size) => {
    const bytes = Buffer.concat([startup(), query('begin'), parse(`insert ${'x'.repeat(500)}`), query('commit')]);
    expect(found(bytes, size)).toEqual({ commit: true, application: 'hearback responses batch' });
    expect(found(Buffer.concat([startup(), parse('COMMIT')]), size).commit).toBe(true);
  });

  it.each(sizes)('are not found in values and other words, in pieces of %i bytes', (size) => {
    const others = [query('rollback'), parse(`insert 'commit'`), message('B', 'commit\0'), query('committed')];
    expect(found(Buffer.concat([startup(), ...others]), size).commit).toBe(false);
  });
});
