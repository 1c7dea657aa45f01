import { Injectable } from '@nestjs/common';
import { Clock } from '@hearback/kernel';
import { AttemptThrottle, type AttemptBucket } from '../application/attempt-throttle.js';

/** Buckets that are kept at once; beyond it the oldest is forgotten. */
const MOST_BUCKETS = 100_000;

interface Count {
  attempts: number;
  /** When the window ends, milliseconds of the epoch. */
  readonly endsAt: number;
}

/** Counts in this process's memory, in fixed windows that begin with the first attempt. */
@Injectable()
export class MemoryAttemptThrottle extends AttemptThrottle {
  private readonly counts = new Map<string, Count>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override wait(buckets: readonly AttemptBucket[]): number {
    const now = this.clock.now().getTime();
    const ends = buckets.map((bucket) => {
      const count = this.present(bucket, now);
      return count !== undefined && count.attempts >= bucket.limit ? count.endsAt - now : 0;
    });
    return Math.ceil(Math.max(0, ...ends) / 1000);
  }

  override count(buckets: readonly AttemptBucket[]): void {
    const now = this.clock.now().getTime();
    for (const bucket of buckets) {
      const count = this.present(bucket, now) ?? { attempts: 0, endsAt: now + bucket.window * 1000 };
      count.attempts += 1;
      this.counts.set(bucket.key, count);
    }
    for (const key of this.counts.keys()) {
      if (this.counts.size <= MOST_BUCKETS) break;
      this.counts.delete(key);
    }
  }

  override refund(buckets: readonly AttemptBucket[]): void {
    const now = this.clock.now().getTime();
    for (const bucket of buckets) {
      const count = this.present(bucket, now);
      if (count !== undefined && count.attempts > 0) count.attempts -= 1;
    }
  }

  private present(bucket: AttemptBucket, now: number): Count | undefined {
    const count = this.counts.get(bucket.key);
    if (count === undefined || now < count.endsAt) return count;
    this.counts.delete(bucket.key);
    return undefined;
  }
}
