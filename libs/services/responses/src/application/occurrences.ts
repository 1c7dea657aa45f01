/**
 * Counts how often each content has occurred in a file so far. A row without an id is identified by its content and its n-th
 * occurrence, not by its place, so that a newer or differently sorted export of the same list adds only what is new.
 */
export class Occurrences {
  /** By the first 52 bits of the digest: two contents of a million share them with a probability of 1 in 10,000. */
  readonly #counts = new Map<number, number>();

  /** The number of earlier occurrences of this content; counts it. */
  next(contentDigest: string): number {
    const digest = Buffer.from(contentDigest.slice(0, 12), 'base64');
    const key = digest.readUIntBE(0, 6) * 16 + (digest[6]! >> 4);
    const earlier = this.#counts.get(key) ?? 0;
    this.#counts.set(key, earlier + 1);
    return earlier;
  }
}

/** Occurrences of imports between two runs in the same process. */
export class OccurrenceCache {
  readonly #kept = new Map<string, { readonly checkpoint: number; readonly occurrences: Occurrences }>();

  /** Removes and returns the occurrences of an upload up to this checkpoint. */
  take(uploadId: string, checkpoint: number): Occurrences | undefined {
    const kept = this.#kept.get(uploadId);
    this.#kept.delete(uploadId);
    return kept?.checkpoint === checkpoint ? kept.occurrences : undefined;
  }

  /** Keeps the occurrences for the next run of the upload; the oldest ones are dropped, and counted again if needed. */
  keep(uploadId: string, checkpoint: number, occurrences: Occurrences): void {
    this.#kept.set(uploadId, { checkpoint, occurrences });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(oldest!);
  }
}

const MAX_KEPT = 4;
