import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A broker serves 3 to 5 s after its start; on a busy machine later. */
const START_PATIENCE_MS = 90_000;
const STOP_PATIENCE_MS = 15_000;

/** One broker as a process of its own, whose data, log and pid lie in `folder`. */
export class Broker {
  #child;
  #wanted = false;
  #restarting = Promise.resolve();

  constructor({ name, folder, port, jars, heap, format, keep, say }) {
    this.name = name;
    this.port = port;
    this.folder = folder;
    this.data = join(folder, 'data');
    this.settings = join(folder, 'server.properties');
    this.parts = { jars, heap, format, keep, say };
    this.log = join(folder, 'broker.log');
    this.pidFile = join(folder, 'broker.pid');
  }

  get pid() {
    return this.#child?.pid;
  }

  get isRunning() {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Formats the data folder if it is new, starts, and resolves when the broker serves. */
  async start() {
    this.#wanted = true;
    if (this.isRunning) return;
    endOrphan(this.pidFile, this.settings);
    if (!existsSync(join(this.data, 'meta.properties'))) this.#format();
    const log = openSync(this.log, 'w');
    // Detached: Ctrl-C reaches the whole process group, and whoever started the broker stops it after its clients.
    this.#child = spawn('java', [...this.#java(this.parts.heap), 'kafka.Kafka', this.settings], {
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    const child = this.#child;
    child.on('error', () => {});
    child.once('exit', (code, signal) => this.#ended(child, signal ?? code));
    writeFileSync(this.pidFile, String(child.pid));
    await this.#serving(child);
  }

  /** SIGKILL; with `keep` it comes back by itself. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** SIGTERM, and SIGKILL for one that does not end. */
  async stop() {
    this.#wanted = false;
    const late = setTimeout(() => this.#child?.kill('SIGKILL'), STOP_PATIENCE_MS);
    await this.#end('SIGTERM');
    clearTimeout(late);
    await this.#restarting;
    rmSync(this.pidFile, { force: true });
  }

  /** Kills it and deletes its data; `start` makes an empty one. */
  async wipe() {
    this.#wanted = false;
    await this.#end('SIGKILL');
    await this.#restarting;
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Leaves the broker to itself, for a command that ends before it. */
  unref() {
    this.#child?.unref();
  }

  async #end(signal) {
    if (!this.isRunning) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill(signal);
    await gone;
  }

  #ended(child, how) {
    if (!this.parts.keep || !this.#wanted || child !== this.#child) return;
    this.parts.say(`${this.name} ended (${how}); starting it again`);
    this.#restarting = this.#restart();
  }

  async #restart() {
    for (let pause = 0; this.#wanted; pause = Math.min(pause + 500, 5000)) {
      await wait(pause);
      try {
        if (this.#wanted) return await this.start();
      } catch (error) {
        this.parts.say(`${this.name} does not start yet: ${error.message}`);
      }
    }
  }

  async #serving(child) {
    const until = performance.now() + START_PATIENCE_MS;
    while (performance.now() < until) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
        throw new Error(`${this.name} ended at its start:\n${tail(this.log)}`);
      if (/Kafka Server started/.test(readFileSync(this.log, 'utf8')) && (await accepts(this.port))) return;
      await wait(50);
    }
    throw new Error(`${this.name} did not serve within ${START_PATIENCE_MS / 1000} s; see ${this.log}`);
  }

  #format() {
    rmSync(this.data, { recursive: true, force: true });
    mkdirSync(this.data, { recursive: true });
    const { error, status, stderr } = spawnSync(
      'java',
      [
        ...this.#java('128m'),
        '-XX:TieredStopAtLevel=1',
        'kafka.tools.StorageTool',
        'format',
        '-c',
        this.settings,
        ...this.parts.format,
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw error ?? new Error(`${this.data} could not be formatted for Kafka: ${stderr}`);
  }

  #java(heap) {
    const flags = [`-Xmx${heap}`, '-XX:+UseG1GC', '-XX:+ExitOnOutOfMemoryError', '-XX:-UsePerfData'];
    return [...flags, '-Dorg.slf4j.simpleLogger.showDateTime=true', '-cp', join(this.parts.jars, '*')];
  }
}

/** Ends a broker of this folder that outlived whoever started it. */
function endOrphan(pidFile, settings) {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  if (pid > 0 && stdout?.includes(settings)) {
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  rmSync(pidFile, { force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.destroy());
  });
}

function tail(file) {
  return readFileSync(file, 'utf8').split('\n').slice(-20).join('\n');
}
