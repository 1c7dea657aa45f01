import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Result {
  readonly kills: number;
  readonly acknowledged: number;
  readonly violations: readonly string[];
}

/** Runs tools/durability on a PostgreSQL of its own, with fsync, and returns its last line. */
function durability(...parameters: readonly string[]): Promise<{ code: number | null; result: Result }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['tools/durability/durability.mjs', ...parameters], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let trail = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (trail = (trail + chunk.toString()).slice(-20_000)));
    child.on('error', reject);
    child.on('exit', (code) => {
      const line = out.trim().split('\n').at(-1) ?? '';
      if (line.startsWith('{')) resolve({ code, result: JSON.parse(line) as Result });
      else reject(new Error(`no result, exit ${code}\n${trail}`));
    });
  });
}

describe('the platform and PostgreSQL, killed under load', () => {
  it('lose, duplicate and miscount nothing in 20 kills and 20,000 acknowledged answers', async () => {
    const { code, result } = await durability('--kills', '20', '--answers', '20000', '--seed', '20261122');
    expect(result.violations).toEqual([]);
    expect(result.kills).toBe(20);
    expect(result.acknowledged).toBeGreaterThanOrEqual(20_000);
    expect(code).toBe(0);
  }, 600_000);

  it.each([
    ['acknowledge-before-commit', /^lost/],
    ['watermark-outside-the-transaction', /^drift|have no task/],
    ['plain-sequence-as-offset', /^not drained|^drift|have no task/],
  ])(
    'are caught when the bug %s is planted',
    async (plant, sign) => {
      const { code, result } = await durability('--kills', '5', '--plant', plant, '--seed', '7', '--patience', '5000');
      expect(result.violations.filter((text) => sign.test(text))).not.toEqual([]);
      expect(code).toBe(1);
    },
    300_000,
  );
});
