import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LiveConnection, type EventStream, type LiveListener } from './live-connection.js';

class FakeStream implements EventStream {
  readyState = 0;
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>();

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(type, listener);
  }

  close(): void {
    this.readyState = 2;
  }

  emit(type: string, data = ''): void {
    this.#listeners.get(type)?.({ data } as MessageEvent<string>);
  }
}

describe('the live connection', () => {
  const streams: FakeStream[] = [];
  const seen: string[] = [];
  const listener: LiveListener = {
    status: (status) => seen.push(status.kind),
    hint: ({ type, id }) => seen.push(`${type} ${id}`),
    presence: ({ staff_id, state }) => seen.push(`${staff_id} ${state}`),
    resync: () => seen.push('resync'),
    refused: () => seen.push('refused'),
  };
  let connection: LiveConnection;
  beforeEach(() => {
    jest.useFakeTimers();
    streams.length = 0;
    seen.length = 0;
    connection = new LiveConnection(() => {
      const stream = new FakeStream();
      streams.push(stream);
      return stream;
    }, listener);
    connection.start();
    streams[0]!.emit('open');
  });
  afterEach(() => {
    connection.stop();
    jest.useRealTimers();
  });

  it('passes hints on', () => {
    streams[0]!.emit('hint', '{"type":"task","id":"tsk_1"}');
    streams[0]!.emit('presence', '{"task_id":"tsk_1","staff_id":"stf_1","state":"writing"}');
    streams[0]!.emit('resync', '{}');
    expect(seen).toEqual(['live', 'task tsk_1', 'stf_1 writing', 'resync']);
  });

  it('does not show a short loss, from which the browser returns by itself', () => {
    streams[0]!.emit('error');
    jest.advanceTimersByTime(3_999);
    streams[0]!.emit('open');
    jest.advanceTimersByTime(60_000);
    expect(seen).toEqual(['live', 'live']);
    expect(streams).toHaveLength(1);
  });

  it('shows a long loss, and connects again itself if it is refused', () => {
    streams[0]!.close();
    streams[0]!.emit('error');
    jest.advanceTimersByTime(2_000);
    expect(streams).toHaveLength(2);
    streams[1]!.close();
    streams[1]!.emit('error');
    jest.advanceTimersByTime(4_000);
    expect(streams).toHaveLength(3);
    streams[2]!.emit('open');
    expect(seen).toEqual(['live', 'refused', 'refused', 'lost', 'live', 'resync']);
  });
});
