import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

const LINE_END = 10;

/**
 * Counts and digests the rows of a COPY in text form that flow through, whatever their order: a table is read in another
 * order than it was written. `result()` is `{ rows, bytes, digest }`; the digest is the sum of the rows' SHA-256, of
 * which 64 bits each, modulo 2^64, as hexadecimal.
 */
export function rowDigest() {
  let rows = 0;
  let bytes = 0;
  let sum = 0n;
  let rest = [];
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
        take(rest.length === 0 ? part : Buffer.concat([...rest, part]));
        rest = [];
        from = end + 1;
      }
      // A copy: the driver writes into the same memory again.
      if (from < chunk.length) rest.push(Buffer.from(chunk.subarray(from)));
      done(null, chunk);
    },
    flush(done) {
      done(rest.length === 0 ? null : new Error('the last row has no end'));
    },
  });
  return { stream, result: () => ({ rows, bytes, digest: sum.toString(16).padStart(16, '0') }) };
}
