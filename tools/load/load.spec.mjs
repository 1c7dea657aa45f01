import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { closedLoop, openLoop, summarize } from './load.mjs';

describe('the load generator', () => {
  let server;
  let target;
  let bodies;
  /** Answers the request with this number, counted from 1. */
  let respond;

  beforeEach(async () => {
    bodies = [];
    respond = (_number, response) => response.writeHead(201).end('{}');
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (data) => (body += data));
      request.on('end', () => respond(bodies.push(JSON.parse(body)), response));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    target = { url: `http://127.0.0.1:${server.address().port}`, key: 'sk_test', surveyId: 'srv_1' };
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  it('sends at the given rate, each request with its own submission id, and counts every status', async () => {
    respond = (number, response) => {
      if (number % 10 === 0) return response.socket.destroy();
      if (number % 10 === 1) return response.writeHead(503, { 'content-length': 0 }).end();
      if (number % 2 === 0) return response.writeHead(503, { 'retry-after': '1', 'content-length': 4 }).end('busy');
      return response.writeHead(201, { 'content-length': 2 }).end('{}');
    };
    const samples = await openLoop(target, { rate: 200, seconds: 1, connections: 20 });
    const count = (wanted, retryAfter) =>
      samples.filter((sample) => sample.status === wanted && sample.retryAfter === retryAfter).length;
    expect(samples).toHaveLength(200);
    expect([count(201, false), count(503, true), count(503, false), count(0, false)]).toEqual([80, 80, 20, 20]);
    expect(new Set(bodies.map((body) => body.submission_id)).size).toBe(200);
  });

  it('counts the latency of an open loop from the moment a request was due, even if it found no connection', async () => {
    respond = (_number, response) => setTimeout(() => response.writeHead(201).end(), 50);
    const samples = await openLoop(target, { rate: 100, seconds: 0.5, connections: 1 });
    // One connection and 50 ms for each: the last of 50 requests is sent after 2.45 s, 1.96 s late.
    expect(summarize(samples, 0.5).perSecond).toBe(100);
    expect(Math.max(...samples.map(({ latencyMs }) => latencyMs))).toBeGreaterThan(1_900);
  });

  it('keeps each connection of a closed loop busy with one request at a time', async () => {
    let open = 0;
    let most = 0;
    respond = (_number, response) => {
      most = Math.max(most, (open += 1));
      setTimeout(() => {
        open -= 1;
        response.writeHead(201, { 'content-length': 2 }).end('{}');
      }, 5);
    };
    const samples = await closedLoop(target, { seconds: 0.3, connections: 4 });
    expect(most).toBe(4);
    expect(samples.length).toBe(bodies.length);
    expect(samples.every(({ status }) => status === 201)).toBe(true);
  });
});
