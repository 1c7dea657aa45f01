/** An event that a group misses and Kafka does not have any more. */
export interface Wish {
  readonly partition: number;
  /** Of the log. */
  readonly offset: number;
}

const FORM = /^send again from (\d{1,15})$/;

/** The wish as it stands beside a committed offset, where the relay of the topic looks for it, in whatever process it is. */
export function wishFor(offset: number): string {
  return `send again from ${offset}`;
}

/** The offset that is wished for; undefined where the text is none of ours. */
export function offsetOfWish(metadata: string | null | undefined): number | undefined {
  const match = FORM.exec(metadata ?? '');
  return match === null ? undefined : Number(match[1]);
}
