import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

const LINE_END = 10;

/**
 * Counts and digests the rows of a text-format COPY stream independently of their order, because a table may be read back in
 * another order than it was written. `result()` is `{ rows, bytes, digest }`; the digest is the sum of the rows' SHA-256, of
 * which 64 bits each, modulo 2^64, as hexadecimal.
 */
export function rowDigest() {
  let rows = 0;
  let bytes = 0;
  let sum = 0n;
  let partial = [];
  const take = (line) => {
    rows += 1;
    sum = BigInt.asUintN(64, sum + createHash('sha256').update(line).digest().readBigUInt64LE());
  };
  const stream = new Transform({
    transform(chunk, _encoding, done) {
      bytes += chunk.length;
      let from = 0;
      for (let end = chunk.indexOf(LINE_END); end !== -1; end = chunk.indexOf(LINE_END, from)) {
        const part = chunk.subarray(from, end);
        take(partial.length === 0 ? part : Buffer.concat([...partial, part]));
        partial = [];
        from = end + 1;
      }
      // Copied, because the driver reuses the buffer.
      if (from < chunk.length) partial.push(Buffer.from(chunk.subarray(from)));
      done(null, chunk);
    },
    flush(done) {
      done(partial.length === 0 ? null : new Error('the last row is incomplete'));
    },
  });
  return { stream, result: () => ({ rows, bytes, digest: sum.toString(16).padStart(16, '0') }) };
}
