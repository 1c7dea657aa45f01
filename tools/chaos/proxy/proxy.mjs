import { connect, createServer } from 'node:net';
import { CommitFrames } from './commit-frames.mjs';

/** Time for the server to process what it received before the connection to it is closed. */
const CUT_DELAY_MS = 30;
/** Delay of a lost packet: TCP retransmits it after about this time. */
const RETRANSMIT_MS = 200;

/**
 * A TCP proxy on loopback that injects network faults: `delay`, `block` (one or both directions), `refuse`, and for
 * PostgreSQL `cutCommits`, which cuts the connection at a COMMIT.
 */
export class Proxy {
  /** Commits cut so far. */
  cuts = 0;
  #mode = {};
  #toCut = 0;
  #cut = { application: /./, before: false };
  #pairs = new Set();
  #random;

  constructor({ host = '127.0.0.1', port, random, isPostgres = false }) {
    this.isPostgres = isPostgres;
    this.target = { host, port };
    this.#random = random;
    this.server = createServer({ noDelay: true }, (client) => this.#accept(client));
  }

  async listen(port = 0) {
    await new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return this.server.address().port;
  }

  /**
   * Cuts the connection at the next `count` commits of clients whose application name matches: before the server receives the
   * COMMIT, or after that and before its reply.
   */
  cutCommits(count, { application = /./, before = false } = {}) {
    this.#toCut = count;
    this.#cut = { application, before };
  }

  /** Commits still to be cut. */
  get toCut() {
    return this.#toCut;
  }

  /** Delays every chunk by `milliseconds` ± `jitter`, and the share `loss` of them by a retransmission more. */
  delay(milliseconds, jitter = 0, loss = 0) {
    this.#set({ delay: { milliseconds, jitter, loss } });
  }

  /** Passes nothing on: `up` is towards the server, `down` back. Connections stay open. */
  block({ up = true, down = true }) {
    this.#set({ up, down });
  }

  /** Closes all connections, and new ones at once. */
  refuse() {
    this.#set({ refuse: true });
    for (const pair of this.#pairs) pair.close();
  }

  /** Ends all faults; `reset` closes open connections, like a router that lost its connection table. */
  heal({ reset = false } = {}) {
    this.#set({});
    if (reset) for (const pair of this.#pairs) pair.close();
    this.#toCut = 0;
  }

  async stop() {
    for (const pair of this.#pairs) pair.close();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #set(mode) {
    this.#mode = mode;
    for (const pair of this.#pairs) pair.apply();
  }

  #accept(client) {
    if (this.#mode.refuse) return void client.destroy();
    const server = connect({ ...this.target, noDelay: true });
    const frames = new CommitFrames();
    let cut = false;
    const up = new Direction(
      client,
      server,
      () => this.#mode.up,
      () => this.#delayMs(),
    );
    const down = new Direction(
      server,
      client,
      () => this.#mode.down,
      () => this.#delayMs(),
    );
    const pair = {
      apply: () => [up, down].forEach((direction) => direction.apply()),
      close: () => [client, server].forEach((socket) => socket.destroy()),
    };
    this.#pairs.add(pair);
    const watch = (chunk) => {
      const commits = frames.push(chunk);
      if (!commits || this.#toCut <= 0 || cut || !this.#cut.application.test(frames.application)) return true;
      cut = true;
      this.#toCut -= 1;
      this.cuts += 1;
      down.closed = true;
      client.destroy();
      if (this.#cut.before) server.destroy();
      else setTimeout(() => server.end(), CUT_DELAY_MS);
      return !this.#cut.before;
    };
    if (this.isPostgres) up.watch = watch;
    client.on('close', () => cut || up.end());
    server.on('close', () => {
      down.end();
      this.#pairs.delete(pair);
    });
    for (const socket of [client, server]) socket.on('error', () => undefined);
    pair.apply();
    return undefined;
  }

  #delayMs() {
    const { delay } = this.#mode;
    if (delay === undefined) return 0;
    const spread = (this.#random() * 2 - 1) * delay.jitter;
    return Math.max(0, delay.milliseconds + spread) + (this.#random() < delay.loss ? RETRANSMIT_MS : 0);
  }
}

/** One direction of one connection; keeps the order of its chunks. */
class Direction {
  closed = false;
  /** Inspects each chunk first; returning false drops it. */
  watch = () => true;
  #delayed = [];
  #timer;
  #ended = false;

  constructor(from, to, isBlocked, delayMs) {
    Object.assign(this, { from, to, isBlocked, delayMs });
    from.on('data', (chunk) => this.#pass(chunk));
    to.on('drain', () => this.apply());
  }

  /** Pauses or resumes reading, depending on the current fault. */
  apply() {
    if (this.isBlocked()) this.from.pause();
    else {
      this.from.resume();
      this.#flush();
    }
  }

  /** The sender has closed: delayed chunks still arrive, then the receiver's connection is closed too. */
  end() {
    this.#ended = true;
    this.#flush();
  }

  #pass(chunk) {
    if (this.closed || !this.watch(chunk)) return;
    const delay = this.delayMs();
    if (delay === 0 && this.#delayed.length === 0) this.#write(chunk);
    else {
      const before = this.#delayed.at(-1)?.at ?? 0;
      this.#delayed.push({ chunk, at: Math.max(before, performance.now() + delay) });
      this.#flush();
    }
  }

  #write(chunk) {
    if (!this.to.destroyed && !this.to.write(chunk)) this.from.pause();
  }

  #flush() {
    if (this.isBlocked()) return;
    clearTimeout(this.#timer);
    while (this.#delayed.length > 0 && this.#delayed[0].at <= performance.now())
      this.#write(this.#delayed.shift().chunk);
    if (this.#delayed.length > 0)
      this.#timer = setTimeout(() => this.#flush(), this.#delayed[0].at - performance.now());
    else if (this.#ended) this.to.destroy();
  }
}
