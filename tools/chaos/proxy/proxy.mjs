import { connect, createServer } from 'node:net';
import { CommitFrames } from './commit-frames.mjs';

/** Milliseconds that a server gets to work off what it was sent before it learns that nobody reads the reply. */
const CUT_AFTER = 30;
/** What a lost packet costs: TCP sends it again after about this long. */
const RETRANSMIT = 200;

/**
 * A TCP proxy on loopback whose line can be made bad: `delay`, `block` (one way or both), `refuse`, and for PostgreSQL
 * `cutCommits`, which tears the connection at a COMMIT.
 */
export class Proxy {
  /** Commits torn so far. */
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
   * Tears the next `count` commits of clients whose application name matches: before the server sees the COMMIT, or after it
   * did and before its reply.
   */
  cutCommits(count, { application = /./, before = false } = {}) {
    this.#toCut = count;
    this.#cut = { application, before };
  }

  /** Commits that are still to be torn. */
  get toCut() {
    return this.#toCut;
  }

  /** Every piece comes `milliseconds` ± `jitter` late; `loss` of them (a share) later by a retransmission. */
  delay(milliseconds, jitter = 0, loss = 0) {
    this.#set({ delay: { milliseconds, jitter, loss } });
  }

  /** Nothing passes: `up` is towards the server, `down` back. Connections stay open and nobody is told. */
  block({ up = true, down = true }) {
    this.#set({ up, down });
  }

  /** Connections are torn and new ones ended at once. */
  refuse() {
    this.#set({ refuse: true });
    for (const pair of this.#pairs) pair.tear();
  }

  /** The line is good again; `reset` tears what was open, as a router that forgot its connections does. */
  heal({ reset = false } = {}) {
    this.#set({});
    if (reset) for (const pair of this.#pairs) pair.tear();
    this.#toCut = 0;
  }

  async stop() {
    for (const pair of this.#pairs) pair.tear();
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
    let torn = false;
    const up = new Lane(
      client,
      server,
      () => this.#mode.up,
      () => this.#lateness(),
    );
    const down = new Lane(
      server,
      client,
      () => this.#mode.down,
      () => this.#lateness(),
    );
    const pair = {
      apply: () => [up, down].forEach((lane) => lane.apply()),
      tear: () => [client, server].forEach((socket) => socket.destroy()),
    };
    this.#pairs.add(pair);
    const watch = (chunk) => {
      const commits = frames.push(chunk);
      if (!commits || this.#toCut <= 0 || torn || !this.#cut.application.test(frames.application)) return true;
      torn = true;
      this.#toCut -= 1;
      this.cuts += 1;
      down.dead = true;
      client.destroy();
      if (this.#cut.before) server.destroy();
      else setTimeout(() => server.end(), CUT_AFTER);
      return !this.#cut.before;
    };
    if (this.isPostgres) up.watch = watch;
    client.on('close', () => torn || up.end());
    server.on('close', () => {
      down.end();
      this.#pairs.delete(pair);
    });
    for (const socket of [client, server]) socket.on('error', () => undefined);
    pair.apply();
    return undefined;
  }

  #lateness() {
    const { delay } = this.#mode;
    if (delay === undefined) return 0;
    const spread = (this.#random() * 2 - 1) * delay.jitter;
    return Math.max(0, delay.milliseconds + spread) + (this.#random() < delay.loss ? RETRANSMIT : 0);
  }
}

/** One direction of one connection, in order. */
class Lane {
  dead = false;
  /** Sees each chunk first; false keeps it back. */
  watch = () => true;
  #late = [];
  #timer;
  #ended = false;

  constructor(from, to, blocked, lateness) {
    Object.assign(this, { from, to, blocked, lateness });
    from.on('data', (chunk) => this.#pass(chunk));
    to.on('drain', () => this.apply());
  }

  /** Takes up or stops reading, as the line is now. */
  apply() {
    if (this.blocked()) this.from.pause();
    else {
      this.from.resume();
      this.#flush();
    }
  }

  /** The sender is gone: what is on its way still arrives, then the receiver is told, unless the line is dead. */
  end() {
    this.#ended = true;
    this.#flush();
  }

  #pass(chunk) {
    if (this.dead || !this.watch(chunk)) return;
    const late = this.lateness();
    if (late === 0 && this.#late.length === 0) this.#write(chunk);
    else {
      const before = this.#late.at(-1)?.at ?? 0;
      this.#late.push({ chunk, at: Math.max(before, performance.now() + late) });
      this.#flush();
    }
  }

  #write(chunk) {
    if (!this.to.destroyed && !this.to.write(chunk)) this.from.pause();
  }

  #flush() {
    if (this.blocked()) return;
    clearTimeout(this.#timer);
    while (this.#late.length > 0 && this.#late[0].at <= performance.now()) this.#write(this.#late.shift().chunk);
    if (this.#late.length > 0) this.#timer = setTimeout(() => this.#flush(), this.#late[0].at - performance.now());
    else if (this.#ended) this.to.destroy();
  }
}
