import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LOCK } from '../start/data-folder-lock.mjs';
import { stampOf } from '../start/processes.mjs';
import { diskFinding, machineFindings } from './checks/machine.mjs';
import { publicFindings, settingFindings } from './checks/settings.mjs';
import { ok, problem, skipped } from './finding.mjs';

/** Checks that need the packages are loaded when they are there. */
const withPackages = () => Promise.all([import('./checks/database.mjs'), import('./checks/network.mjs')]);

/** The launcher that runs on a data folder; undefined if none does. */
function launcherOf(folder) {
  const path = join(folder, LOCK);
  if (!existsSync(path)) return undefined;
  const { pid, stamp, url } = JSON.parse(readFileSync(path, 'utf8'));
  return stampOf(pid) === stamp ? { pid, url } : undefined;
}

/**
 * Checks the installation at `root` with the data folder `data`, or with the database of `environment`. Changes nothing; an embedded
 * PostgreSQL that does not run is started for it and stopped again. Returns the findings in the order of their checks.
 */
export async function diagnose({ root, data, environment, log = () => {} }) {
  const findings = machineFindings(root);
  if (findings.some(({ status }) => status === 'problem'))
    return [...findings, skipped('all else', 'needs these first')];
  const [{ databaseFindings }, network] = await withPackages();
  const external = data === undefined && environment.HEARBACK_DATABASE_URL !== undefined;
  const folder = resolve(root, data ?? '.data');
  if (external) findings.push(...(await settingFindings(root, environment)));
  else if (!existsSync(join(folder, 'hearback.json')))
    return [...findings, diskFinding(root), ok('data folder', `${folder} is made by the first npm start`)];
  else findings.push(diskFinding(folder));
  findings.push(...(await allDatabases({ root, data, environment, external, databaseFindings, log })));
  const launcher = external ? undefined : launcherOf(folder);
  if (!external) {
    const found = launcher?.url ? [] : [ok('product', launcher ? 'is starting' : 'does not run on this data folder')];
    findings.push(...found);
  }
  const url = launcher?.url ?? undefined;
  if (url !== undefined) findings.push(...(await network.productFindings(url, 'product')));
  findings.push(...publicFindings(environment));
  const { HEARBACK_PUBLIC_URL: open } = environment;
  if (open !== undefined) findings.push(...(await network.productFindings(open, 'public address')));
  if (open?.startsWith('https:')) findings.push(await network.certificateFinding(open));
  return [...findings, await network.mailFinding(environment), ...(await network.kafkaFindings(environment))];
}

async function allDatabases({ data, environment, external, databaseFindings, log }) {
  const { openDatabases } = await import('../backup/databases.mjs');
  let opened;
  try {
    opened = await openDatabases({ data: external ? undefined : (data ?? '.data'), environment, log });
  } catch (error) {
    return [problem('database', error.message, 'see the log of PostgreSQL in the data folder')];
  }
  try {
    const findings = [];
    for (const database of opened.databases) findings.push(...(await databaseFindings(database)));
    return findings;
  } finally {
    await opened.close();
  }
}
