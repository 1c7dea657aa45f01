/** A request of a group to the relay of a topic: send a partition again from this offset of the log. */
export interface ReplayRequest {
  readonly partition: number;
  readonly offset: number;
}

const PATTERN = /^replay from (\d{1,15})$/;

/** The request as metadata of an offset that the group commits to Kafka, where the relay finds it from any process. */
export function replayMetadata(offset: number): string {
  return `replay from ${offset}`;
}

/** The requested offset of the log; undefined if the metadata is not a replay request. */
export function requestedOffset(metadata: string | null | undefined): number | undefined {
  const match = PATTERN.exec(metadata ?? '');
  return match === null ? undefined : Number(match[1]);
}
