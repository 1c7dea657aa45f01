import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadOnce, startGenerator } from './generator.mjs';
import { Tally } from './tally.mjs';

const WORKSPACE = { key: 'sk_test', surveyId: '0190a0a0-0000-7000-8000-000000000000' };

describe('the generator of load', () => {
  let server;
  let url;
  let seen;
  /** How the server replies to the answer of this number. */
  let reply;

  beforeEach(async () => {
    seen = [];
    reply = (_number, response) => response.writeHead(201).end('{}');
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (data) => (body += data));
      request.on('end', () => {
        seen.push({ ...JSON.parse(body), key: request.headers.authorization });
        reply(seen.length, response);
      });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${server.address().port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  it('sends as many as the rate says, each with an id of its own, and counts what came of them', async () => {
    reply = (number, response) => {
      if (number % 10 === 0) return response.socket.destroy();
      if (number % 10 === 1) return response.writeHead(503).end();
      if (number % 2 === 0) return response.writeHead(503, { 'retry-after': '1' }).end('busy');
      return response.writeHead(201).end('{}');
    };
    const { figures, seconds, bytes } = await loadOnce({ url, workspace: WORKSPACE, rate: 200, seconds: 1 });
    expect(figures).toMatchObject({ accepted: 80, refused: 100, withoutRetryAfter: 20, other: { 0: 20 }, unsent: 0 });
    expect(seconds).toHaveLength(1);
    expect(new Set(seen.map(({ submission_id: id }) => id)).size).toBe(200);
    expect(seen.every(({ key, survey_id: id }) => key === 'Bearer sk_test' && id === WORKSPACE.surveyId)).toBe(true);
    expect(bytes.request).toBeGreaterThan(200 * 400);
  });

  it('goes on with the next stage over the same connections', async () => {
    const generator = await startGenerator({ url, workspace: WORKSPACE, connections: 4 });
    let connections = 0;
    server.on('connection', () => (connections += 1));
    try {
      const open = await generator.load({ rate: 100, seconds: 0.5 });
      const closed = await generator.load({ seconds: 0.2 });
      expect(open.figures).toMatchObject({ accepted: 50, unsent: 0, unanswered: 0 });
      expect(closed.figures.accepted).toBeGreaterThan(4);
      expect(closed.figures.refused).toBe(0);
      expect(seen).toHaveLength(50 + closed.figures.accepted);
      expect(connections).toBeLessThanOrEqual(4);
    } finally {
      await generator.stop();
    }
  });

  it('counts the time from the moment an answer was to be sent, though it found no connection', async () => {
    reply = (_number, response) => setTimeout(() => response.writeHead(201).end('{}'), 50);
    const { figures } = await loadOnce({ url, workspace: WORKSPACE, rate: 100, seconds: 0.5, connections: 1 });
    expect(figures).toMatchObject({ accepted: 50, unsent: 0, unanswered: 0 });
    // One connection and 50 ms each: the last of 50 is sent after 2.45 s, two seconds late.
    expect(figures.acceptedMs.max).toBeGreaterThan(1_900);
    expect(figures.behindMs.max).toBeGreaterThan(1_900);
  });

  it('says so when it cannot begin', async () => {
    await expect(startGenerator({ url: 'nowhere', workspace: WORKSPACE })).rejects.toThrow('Invalid URL');
  });
});

describe('what came of the answers', () => {
  it('leaves seconds out of the calm ones in which the host took the processors', () => {
    const tally = new Tally();
    const note = (second, status, latency) => tally.note({ second, status, hasRetryAfter: true, latency, id: 'x' });
    for (const second of [0, 1, 2]) {
      for (let count = 0; count < 10; count += 1) note(second, 201, 5);
      note(second, 503, second === 1 ? 900 : 7);
    }
    const stolen = { share: 0.2, perSecond: [0.01, 0.5, null] };
    const { figures, seconds } = tally.summary({ seconds: 3, stolen, unsent: 0, unanswered: 0 });
    expect(figures.refusedMs.max).toBe(900);
    expect(figures.calm).toEqual({ seconds: 2, perSecond: 10, refusedMs: { p50: 7, p99: 7, max: 7 } });
    expect(seconds.map((second) => second.stolen)).toEqual([0.01, 0.5, null]);
  });

  it('has no figure where nothing came', () => {
    const { figures } = new Tally().summary({
      seconds: 1,
      stolen: { share: null, perSecond: [] },
      unsent: 3,
      unanswered: 0,
    });
    expect(figures.refusedMs).toEqual({ p50: null, p99: null, max: null });
    expect(figures.calm.perSecond).toBeNull();
  });
});
