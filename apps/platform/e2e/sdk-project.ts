import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from '../../../tools/product/temporary-folder.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const command = promisify(execFile);

/** A project of an integrator, in a folder of its own, with the SDK that an installation serves. */
export interface SdkProject {
  readonly folder: string;
  /** Writes a file of the project. */
  write(name: string, content: string): void;
  /** Copies a file or folder of this repository into the project. */
  copy(source: string): void;
  /** Starts a command in the project. */
  start(environment: Readonly<Record<string, string>>, name: string, ...parameters: string[]): RunningCommand;
  /** What the TypeScript compiler says of files of the project. */
  compile(...files: string[]): Promise<string>;
  /** Stops what still runs, and removes the folder. */
  remove(): Promise<void>;
}

/** A command that runs, with all that it starts. */
export interface RunningCommand {
  /** What it has printed, errors too. */
  output(): string;
  /** Its exit code; undefined while it runs. */
  code(): number | undefined;
}

/** Installs the SDK from the product at `url`, without a registry: what it depends on comes from the packages of this repository. */
export async function sdkProject(url: string): Promise<SdkProject> {
  const folder = temporaryFolder('sdk');
  const reply = await fetch(`${url}/docs/downloads/hearback-sdk.tgz`);
  if (!reply.ok) throw new Error(`the SDK is not served: ${reply.status}`);
  writeFileSync(join(folder, 'hearback-sdk.tgz'), Buffer.from(await reply.arrayBuffer()));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'shop', version: '1.0.0', private: true }));
  const npm = { cwd: folder, shell: process.platform === 'win32' };
  const packages = dependenciesOf('libs/shared/sdk');
  const packed = await command('npm', ['pack', '--json', '--ignore-scripts', ...packages], npm);
  const files = Object.values(JSON.parse(packed.stdout) as Record<string, { filename: string }>);
  const tarballs = [...files.map(({ filename }) => filename), 'hearback-sdk.tgz'];
  await command(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', ...tarballs.map((name) => `./${name}`)],
    npm,
  );
  const running: ChildProcess[] = [];
  return {
    folder,
    write: (name, content) => writeFileSync(join(folder, name), content),
    copy: (source) => cpSync(join(root, source), folder, { recursive: true }),
    start: (environment, name, ...parameters) => {
      // A group of its own, so that what it starts ends with it.
      const child = spawn(name, parameters, { cwd: folder, detached: true, env: { ...process.env, ...environment } });
      running.push(child);
      let text = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += String(chunk)));
      return { output: () => text, code: () => child.exitCode ?? undefined };
    },
    compile: (...names) => compile(folder, names),
    remove: async () => {
      for (const { pid } of running) if (pid !== undefined) killGroup(pid);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The folders of all packages that a package needs at run time. */
function dependenciesOf(workspace: string): readonly string[] {
  const found = new Set<string>();
  const visit = (folder: string) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) {
      const at = installed(folder, name);
      if (!found.has(at)) visit((found.add(at), at));
    }
  };
  visit(join(root, workspace));
  return [...found];
}

function installed(from: string, name: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const at = join(folder, 'node_modules', name);
    if (existsSync(at)) return at;
    if (folder === dirname(folder)) throw new Error(`${name} is not installed`);
  }
}

async function compile(folder: string, names: readonly string[]): Promise<string> {
  const options = ['--strict', '--noEmit', '--skipLibCheck', '--target', 'es2023', '--module', 'nodenext'];
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
  mkdirSync(join(folder, 'checked'), { recursive: true });
  // As modules of TypeScript, which the ending says.
  const copies = names.map((name) => join('checked', name.replace(/\.m?[jt]s$/, '.mts')));
  names.forEach((name, at) => cpSync(join(folder, name), join(folder, copies[at]!)));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  return command(process.execPath, [compiler, ...options, ...types, ...copies], { cwd: folder }).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  );
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
