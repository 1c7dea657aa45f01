import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** The processes whose parent is `pid` (Linux). */
function childrenOf(pid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
      } catch {
        return false;
      }
    })
    .map(Number);
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Kills a process and its children at once, as a power cut would. */
function killTree(pid) {
  const pids = [pid, ...childrenOf(pid)];
  for (const one of pids) kill(one);
}

/**
 * Kills the platform, PostgreSQL or both, `kills` times, each after `pause` ms of running in good health. Returns the log
 * of what was killed when, and how long until the product was ready again.
 */
export async function runNemesis({ product, postgres, kills, random, isReady, stop, say }) {
  const log = [];
  for (let round = 0; round < kills && !stop(); round += 1) {
    await wait(400 + random() * 1600);
    const dice = random();
    const what = dice < 0.4 ? 'platform' : dice < 0.8 ? 'postgres' : 'both';
    const at = Date.now();
    if (what !== 'platform') killTree(postgres.pid);
    if (what !== 'postgres') kill(product.pid);
    while (!(await isReady(product.url)) && !stop()) await wait(25);
    log.push({ what, backAfterMs: Date.now() - at });
    say(`kill ${round + 1}/${kills}: ${what}, ready again after ${Date.now() - at} ms`);
  }
  return log;
}
