import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pom = fileURLToPath(new URL('./pom.xml', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The version of Apache Kafka in `pom.xml`. */
export const KAFKA_VERSION = /<kafka\.version>(.+)<\/kafka\.version>/.exec(readFileSync(pom, 'utf8'))[1];

/** What is missing on this machine to run a broker, one line each with the remedy; empty if nothing is. */
export function missingForKafka() {
  const missing = [];
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0);
  if (java.error) missing.push('Java 17 or newer is missing (Debian: apt-get install openjdk-17-jre-headless)');
  else if (major < 17)
    missing.push(`Java ${major} is too old, Kafka needs 17 (Debian: apt-get install openjdk-17-jre-headless)`);
  if (!existsSync(folder()) && spawnSync('mvn', ['--version']).error)
    missing.push('Maven, which downloads Kafka once, is missing (Debian: apt-get install maven)');
  return missing;
}

/** The download in progress in this process, if any. */
let fetching;

/** The folder with the broker's jars, in a cache in node_modules; downloaded by Maven if missing. */
export async function kafkaJars(log) {
  const missing = missingForKafka();
  if (missing.length > 0) throw new Error(`Apache Kafka cannot be started: ${missing.join('; ')}`);
  const target = folder();
  if (!existsSync(target)) await (fetching ??= fetchJars(target, log).finally(() => (fetching = undefined)));
  return target;
}

async function fetchJars(target, log) {
  log(`downloading Apache Kafka ${KAFKA_VERSION} (54 MB, once)`);
  mkdirSync(dirname(target), { recursive: true });
  const partial = `${target}.${process.pid}`;
  await maven(['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${partial}`]);
  try {
    renameSync(partial, target);
  } catch (error) {
    // Another process may have finished first.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

function folder() {
  return join(root, 'node_modules', '.cache', 'hearback', `kafka-${KAFKA_VERSION}`);
}

function maven(goals) {
  return new Promise((resolve, reject) => {
    const child = spawn('mvn', ['-q', '-B', '-f', pom, ...goals], { stdio: ['ignore', 2, 2] });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Maven could not download Apache Kafka (exit ${code}); see above`)),
    );
  });
}
