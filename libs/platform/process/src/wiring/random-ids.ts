import { randomFillSync } from 'node:crypto';
import { Ids } from '@hearback/kernel';

const POOL_BYTES = 8 * 1024;

/**
 * UUIDs of version 7 (RFC 9562, method 1 of section 6.2): 48 bits of milliseconds, a counter of 12 bits that starts at
 * random in each millisecond, 62 random bits. Later ones of one process are always greater.
 */
export class RandomIds extends Ids {
  readonly #pool = Buffer.alloc(POOL_BYTES);
  #used = POOL_BYTES;
  #milliseconds = 0;
  #counter = 0;

  override next(): string {
    const random = this.#random(10);
    const now = Date.now();
    if (now > this.#milliseconds) {
      this.#milliseconds = now;
      this.#counter = random.readUInt16BE(0) & 0x7ff;
    } else if (++this.#counter > 0xfff) {
      this.#milliseconds++;
      this.#counter = 0;
    }
    const time = this.#milliseconds.toString(16).padStart(12, '0');
    const count = this.#counter.toString(16).padStart(3, '0');
    const variant = ((random.readUInt16BE(2) & 0x3fff) | 0x8000).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}-${random.toString('hex', 4, 10)}`;
  }

  #random(bytes: number): Buffer {
    if (this.#used + bytes > POOL_BYTES) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    this.#used += bytes;
    return this.#pool.subarray(this.#used - bytes, this.#used);
  }
}
