import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a run of tools/chaos prints last. */
export interface ChaosResult {
  readonly kills: number;
  readonly commitsCut: number;
  readonly acknowledged: number;
  readonly customers?: number;
  readonly mails?: number;
  readonly webhooks?: number;
  readonly threads?: number;
  readonly answers?: number;
  readonly firstMailTasks?: number;
  readonly promises?: number;
  readonly escalations?: number;
  readonly surveys?: number;
  readonly caught?: boolean;
  readonly violations: readonly string[];
}

/** Runs tools/chaos, which starts its own PostgreSQL with fsync; resolves to its exit code and result. */
export function chaos(...parameters: readonly string[]): Promise<{ code: number | null; result: ChaosResult }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['tools/chaos/chaos.mjs', ...parameters], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let logTail = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (logTail = (logTail + chunk.toString()).slice(-20_000)));
    child.on('error', reject);
    child.on('exit', (code) => {
      const line = out.trim().split('\n').at(-1) ?? '';
      if (line.startsWith('{')) resolve({ code, result: JSON.parse(line) as ChaosResult });
      else reject(new Error(`no result, exit ${code}\n${logTail}`));
    });
  });
}
