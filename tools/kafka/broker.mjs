import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A broker usually needs 3 to 5 s to start, on a busy machine much longer. */
const START_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 15_000;

/** A broker process with its data, log and pid file in `folder`. */
export class Broker {
  #child;
  #shouldRun = false;
  #readyChild;
  #restarting = Promise.resolve();

  constructor({ name, folder, port, jars, heap, format, restart, log }) {
    this.name = name;
    this.port = port;
    this.folder = folder;
    this.data = join(folder, 'data');
    this.settings = join(folder, 'server.properties');
    this.parts = { jars, heap, format, restart, log };
    this.logFile = join(folder, 'broker.log');
    this.pidFile = join(folder, 'broker.pid');
  }

  get pid() {
    return this.#child?.pid;
  }

  get isRunning() {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Whether the running broker accepts connections. */
  get isReady() {
    return this.isRunning && this.#readyChild === this.#child;
  }

  /** Formats the data folder if it is new, starts the broker and resolves when it is ready. */
  async start() {
    this.#shouldRun = true;
    if (this.isRunning) return;
    killOrphan(this.pidFile, this.settings);
    if (!existsSync(join(this.data, 'meta.properties'))) this.#format();
    const log = openSync(this.logFile, 'w');
    // Detached, because Ctrl-C signals the whole process group, and a broker must stop after its clients.
    this.#child = spawn('java', [...this.#java(this.parts.heap), 'kafka.Kafka', this.settings], {
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    const child = this.#child;
    child.on('error', () => {});
    child.once('exit', (code, signal) => this.#ended(child, signal ?? code));
    writeFileSync(this.pidFile, String(child.pid));
    await this.#ready(child);
    this.#readyChild = child;
  }

  /** Sends SIGKILL; with `restart` the broker starts again. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** Sends SIGTERM, and SIGKILL if the broker does not end in time. */
  async stop() {
    this.#shouldRun = false;
    const timer = setTimeout(() => this.#child?.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.#end('SIGTERM');
    clearTimeout(timer);
    await this.#restarting;
    rmSync(this.pidFile, { force: true });
  }

  /** Kills the broker and deletes its data; the next `start` begins empty. */
  async wipe() {
    this.#shouldRun = false;
    await this.#end('SIGKILL');
    await this.#restarting;
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Lets the calling process end before the broker. */
  unref() {
    this.#child?.unref();
  }

  async #end(signal) {
    if (!this.isRunning) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill(signal);
    await ended;
  }

  #ended(child, how) {
    if (!this.parts.restart || !this.#shouldRun || child !== this.#child) return;
    this.parts.log(`${this.name} ended (${how}); restarting it`);
    this.#restarting = this.#restart();
  }

  async #restart() {
    for (let pause = 0; this.#shouldRun; pause = Math.min(pause + 500, 5000)) {
      await wait(pause);
      try {
        if (this.#shouldRun) return await this.start();
      } catch (error) {
        this.parts.log(`${this.name} failed to restart: ${error.message}`);
      }
    }
  }

  async #ready(child) {
    const until = performance.now() + START_TIMEOUT_MS;
    while (performance.now() < until) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
        throw new Error(`${this.name} ended during its start:\n${tail(this.logFile)}`);
      if (/Kafka Server started/.test(readFileSync(this.logFile, 'utf8')) && (await accepts(this.port))) return;
      await wait(50);
    }
    throw new Error(`${this.name} was not ready within ${START_TIMEOUT_MS / 1000} s; see ${this.logFile}`);
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

/** Kills a broker of this folder that was left running by an earlier process. */
function killOrphan(pidFile, settings) {
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
