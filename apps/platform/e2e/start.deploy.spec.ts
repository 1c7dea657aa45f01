import { afterAll, describe, expect, it } from '@jest/globals';
import { eventually, kafkaMissing } from '@hearback/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apiClient } from '../../../tools/product/product.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Ready {
  readonly url: string;
  readonly secret_key: string | null;
  readonly publishable_key: string | null;
  readonly email: string | null;
  readonly password: string | null;
  readonly survey_url: string | null;
  readonly shop_url: string | null;
  readonly receiver_url: string | null;
  readonly invitation_url: string | null;
  readonly preferences_url: string | null;
  readonly inbox_url: string;
  readonly docs_url: string;
  readonly dashboard_url: string;
  readonly sign_in_url: string | null;
}

describe('npm start', () => {
  const folder = mkdtempSync('/var/tmp/hearback-start-');
  const data = join(folder, 'data');
  const children: ChildProcess[] = [];
  /** The launcher of the demo shop. */
  let shop: ChildProcess;
  let ready: Ready;

  afterAll(async () => {
    for (const child of children) await end(child);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the launcher; resolves when it has printed a line on stdout or has exited. */
  function start(
    ...parameters: readonly string[]
  ): Promise<{ child: ChildProcess; out: string; err: string; code: number | null }> {
    const child = spawn(process.execPath, ['tools/start/start.mjs', ...parameters], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own process group, as a shell creates it: Ctrl-C signals the whole group.
      detached: true,
    });
    children.push(child);
    let out = '';
    let err = '';
    child.stderr!.on('data', (chunk: Buffer) => (err += chunk.toString()));
    return new Promise((resolve) => {
      child.stdout!.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        if (out.endsWith('\n')) resolve({ child, out, err, code: null });
      });
      child.on('exit', (code) => resolve({ child, out, err, code }));
    });
  }

  function end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.on('exit', () => resolve());
      child.kill('SIGTERM');
    });
  }

  /** The texts of the mails in the built-in inbox. */
  const inbox = async () => JSON.stringify(await (await fetch(`${ready.url}/inbox/messages`)).json());

  it('prints one line of JSON when the demo shop is ready, and nothing else on stdout', async () => {
    const { child, out, err, code } = await start('--json', '--data', data, '--port', '0');
    shop = child;
    if (code !== null) throw new Error(`npm start ended with ${code}: ${err.slice(-4000)}`);
    expect(out.trim().split('\n')).toHaveLength(1);
    ready = JSON.parse(out) as Ready;
    expect(Object.keys(ready)).toEqual([
      'url',
      'dashboard_url',
      'sign_in_url',
      'secret_key',
      'publishable_key',
      'email',
      'password',
      'survey_url',
      'shop_url',
      'invitation_url',
      'preferences_url',
      'receiver_url',
      'inbox_url',
      'docs_url',
    ]);
    expect(err).toContain('responses of 18 months');
    expect(err).not.toContain('the demo goes without');
    const pages = [ready.dashboard_url, ready.survey_url!, ready.shop_url!, ready.inbox_url, ready.docs_url];
    for (const url of [...pages, ready.receiver_url!]) expect((await fetch(url)).status).toBe(200);
    // The sample that the demo has sent.
    await eventually(async () => expect(await (await fetch(ready.receiver_url!)).text()).toContain('✓ Verified'));
    // On a busy host, it takes long to build and to ask customers.
  });

  it('prints a link that signs in once', async () => {
    const [page, token] = ready.sign_in_url!.split('#');
    expect(page).toBe(`${ready.url}/app/open`);
    const redeem = () =>
      fetch(`${ready.url}/v1/sessions/local`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
    const first = await redeem();
    expect([first.status, (await first.json()).staff.email]).toEqual([201, ready.email]);
    expect((await redeem()).status).toBe(404);
  });

  it('creates a realistic shop: three touchpoints, 18 months in two languages, open and closed tasks', async () => {
    const call = apiClient(ready.url, ready.secret_key!);
    expect((await call('GET', '/v1/touchpoints')).data).toHaveLength(3);
    const from = new Date(Date.now() - 570 * 86_400_000).toISOString().slice(0, 10);
    const [series] = (await call('GET', `/v1/metrics/nps?interval=month&from=${from}`)).series;
    expect(series.buckets.filter((bucket: { n: number }) => bucket.n > 0).length).toBeGreaterThanOrEqual(18);
    const { tables } = await call('GET', `/v1/metrics/nps/segments?by=language&from=${from}`);
    expect(tables[0].segments.map((row: { segment: string }) => row.segment).toSorted()).toEqual(['en', 'fr']);
    // The owner has confirmed the address with the mail in the inbox, and is mailed of the tasks.
    expect((await call('GET', '/v1/members')).data[0].confirmed_at).not.toBeNull();
    expect((await call('GET', '/v1/notifications?status=delivered')).data.length).toBeGreaterThan(0);
    for (const status of ['open', 'resolved'])
      expect((await call('GET', `/v1/tasks?status=${status}`)).data.length).toBeGreaterThan(0);
    const session = await fetch(`${ready.url}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ready.url },
      body: JSON.stringify({ email: ready.email, password: ready.password }),
    });
    expect(session.status).toBe(201);
  });

  it('asks customers by mail: segments, a finished campaign, one that runs, a mailed question and its preferences', async () => {
    const call = apiClient(ready.url, ready.secret_key!);
    const { data: segments } = await call('GET', '/v1/segments');
    expect(segments.map(({ size }: { size: number }) => size > 0)).toEqual([true, true, true]);
    const statusesOf = async (kind: string) =>
      (await call('GET', `/v1/plans?kind=${kind}`)).data.map(({ status }: { status: string }) => status).toSorted();
    expect([await statusesOf('campaign'), await statusesOf('trigger')]).toEqual([['finished', 'running'], ['running']]);
    const { quiet_hours: quietHours } = await call('GET', '/v1/attention-rules');
    expect(quietHours).toEqual({ from: '21:00', to: '08:00' });
    expect((await call('GET', '/v1/suppressed-addresses')).data).toHaveLength(1);
    for (const url of [ready.invitation_url!, ready.preferences_url!]) expect((await fetch(url)).status).toBe(200);
    const answered = (await call('GET', '/v1/responses?channel=email')).data.length;
    expect((await fetch(`${ready.invitation_url!}?score=9`)).status).toBe(200);
    expect((await call('GET', '/v1/responses?channel=email')).data).toHaveLength(answered);
    expect(await inbox()).toContain(new URL(ready.invitation_url!).pathname);
  });

  it.each([[[]], [['--reset']]])(
    'rejects a second start on the data folder in use (%j), and leaves the first alone',
    async (more) => {
      const second = await start('--json', '--data', data, '--no-demo', '--port', '0', ...more);
      expect([second.code, second.out]).toEqual([1, '']);
      expect(second.err).toContain(`Hearback runs at ${ready.url} (process ${shop.pid})`);
      const answers = await apiClient(ready.url, ready.secret_key!)('GET', '/v1/responses?limit=1');
      expect(answers.data).toHaveLength(1);
    },
  );

  it('stops everything on SIGTERM, and restarts with the same data and keys', async () => {
    await end(shop);
    await expect(fetch(`${ready.url}/health/live`)).rejects.toThrow();
    const { child, out } = await start('--json', '--data', data, '--port', '0');
    shop = child;
    const again = JSON.parse(out) as Ready;
    expect(again.secret_key).toBe(ready.secret_key);
    const answers = await apiClient(again.url, again.secret_key!)('GET', '/v1/responses?limit=1');
    expect(answers.data).toHaveLength(1);
    const before = new URL(ready.invitation_url!).pathname;
    ready = again;
    expect(new URL(ready.invitation_url!).pathname).toBe(before);
    expect((await fetch(ready.invitation_url!)).status).toBe(200);
  });

  it('restarts the platform when it is killed', async () => {
    const readiness = async () => (await fetch(`${ready.url}/health/ready`)).status;
    const platform = platformOf(shop.pid!);
    process.kill(platform, 'SIGKILL');
    await eventually(() => expect(fetch(`${ready.url}/health/live`)).rejects.toThrow(), { within: 10_000 });
    await eventually(async () => expect(await readiness()).toBe(200), { within: 30_000 });
    await end(shop);
  });

  it.each([[[]], [['--split', '--databases', 'each']]])(
    'shuts down in order on Ctrl-C, which signals its process group (%j)',
    async (more) => {
      if (more.length > 0 && kafkaMissing() !== undefined) return;
      const where = join(folder, `interrupted${more.length}`);
      const { child, out } = await start('--json', '--data', where, '--no-demo', '--port', '0', ...more);
      const { url } = JSON.parse(out) as Ready;
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      const started = childrenOf(child.pid!);
      expect(started.length).toBe(more.length === 0 ? 2 : 10);
      const gone = new Promise((resolve) => child.on('exit', resolve));
      process.kill(-child.pid!, 'SIGINT');
      expect(await gone).toBe(0);
      expect(started.filter(isRunning)).toEqual([]);
    },
    // On a busy host, ten processes take long to start.
    240_000,
  );

  it('stops everything when npm, which does not pass SIGTERM on, is told to stop', async () => {
    const parameters = ['start', '--', '--json', '--data', join(folder, 'npm'), '--no-demo', '--port', '0'];
    const npm = spawn('npm', parameters, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    children.push(npm);
    let out = '';
    await new Promise<void>((resolve) => {
      npm.stdout!.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        if (out.includes('"url"') && out.endsWith('\n')) resolve();
      });
    });
    const launcher = descendantsOf(npm.pid!).find((pid) => commandOf(pid).startsWith('node tools/start/start.mjs'))!;
    const started = [launcher, ...childrenOf(launcher)];
    expect(started).toHaveLength(3);
    npm.kill('SIGTERM');
    await eventually(() => expect(started.filter(isRunning)).toEqual([]), { within: 20_000 });
  });

  it('runs and stops as docs/hearback.service says', async () => {
    const unit = readFileSync(join(root, 'docs/hearback.service'), 'utf8');
    const [, command = ''] = /^ExecStart=\/usr\/bin\/node tools\/start\/start\.mjs (.*)$/m.exec(unit) ?? [];
    const where = join(folder, 'service');
    const parameters = command.replace('/var/lib/hearback/data', where).replace('4000', '0').split(' ');
    expect(parameters).toContain(where);
    const { child, out } = await start(...parameters, '--json');
    const started = childrenOf(child.pid!);
    expect((await fetch(`${(JSON.parse(out) as Ready).url}/health/ready`)).status).toBe(200);
    // KillMode=mixed: only the launcher gets the signal.
    expect(unit).toContain('\nKillMode=mixed\nKillSignal=SIGTERM\n');
    const code = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGTERM');
    expect(await code).toBe(0);
    expect(started.filter(isRunning)).toEqual([]);
  });

  it('leaves only the database running when it is killed, and the next start adopts it', async () => {
    const where = join(folder, 'orphaned');
    const { child } = await start('--json', '--data', where, '--no-demo', '--port', '0');
    const platform = platformOf(child.pid!);
    child.kill('SIGKILL');
    await eventually(() => expect(isRunning(platform)).toBe(false), { within: 10_000 });
    const { child: next, code } = await start('--json', '--data', where, '--no-demo', '--port', '0');
    expect(code).toBeNull();
    await end(next);
  });

  it('uses the next free port if the requested one is taken, and logs this', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const { child, out, err } = await start(
      '--json',
      '--data',
      join(folder, 'empty'),
      '--no-demo',
      '--port',
      String(port),
    );
    const empty = JSON.parse(out) as Ready;
    expect(Number(new URL(empty.url).port)).toBeGreaterThan(port);
    expect(err).toContain(`port ${port} is taken`);
    expect(empty.secret_key).toBeNull();
    await end(child);
    taken.close();
  });

  it('resets its own data folder and refuses to delete another', async () => {
    const foreign = mkdtempSync(join(folder, 'foreign-'));
    writeFileSync(join(foreign, 'letter.txt'), 'mine');
    const rejected = await start('--json', '--data', foreign, '--reset', '--no-demo', '--port', '0');
    expect(rejected.code).toBe(1);
    expect(rejected.err).toContain('was not created by Hearback');
    const { child, out } = await start('--json', '--data', data, '--reset', '--no-demo', '--port', '0');
    expect((JSON.parse(out) as Ready).secret_key).toBeNull();
    await end(child);
  });

  it('reports invalid arguments', async () => {
    const { code, err } = await start('--port', 'many');
    expect(code).toBe(1);
    expect(err).toContain('--port takes a number');
  });
});

/** The processes that a launcher has started (Linux: read from /proc). */
function childrenOf(launcher: number): readonly number[] {
  return readFileSync(`/proc/${launcher}/task/${launcher}/children`, 'utf8').trim().split(' ').map(Number);
}

function descendantsOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);
  return [...children, ...children.flatMap(descendantsOf)];
}

const commandOf = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');

function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** The process id of the launcher's platform process. */
function platformOf(launcher: number): number {
  const platform = childrenOf(launcher).find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('platform/dist/main.js'),
  );
  if (platform === undefined) throw new Error(`the launcher ${launcher} has no platform`);
  return platform;
}
