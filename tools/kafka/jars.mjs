import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pom = fileURLToPath(new URL('./pom.xml', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Version of Apache Kafka that `pom.xml` names. */
export const KAFKA_VERSION = /<kafka\.version>(.+)<\/kafka\.version>/.exec(readFileSync(pom, 'utf8'))[1];

/** What this machine lacks to run a broker: one line each, with the remedy. Empty where nothing is missing. */
export function missingForKafka() {
  const missing = [];
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0);
  if (java.error) missing.push('Java 17 or newer is missing (Debian: apt-get install openjdk-17-jre-headless)');
  else if (major < 17)
    missing.push(`Java ${major} is too old, Kafka needs 17 (Debian: apt-get install openjdk-17-jre-headless)`);
  if (!existsSync(folder()) && spawnSync('mvn', ['--version']).error)
    missing.push('Maven is missing, which fetches Kafka once (Debian: apt-get install maven)');
  return missing;
}

/** The one fetch of this process that is under way. */
let fetching;

/** The folder with the broker's jars; fetched by Maven where they are not in the cache of node_modules. */
export async function kafkaJars(say) {
  const missing = missingForKafka();
  if (missing.length > 0) throw new Error(`Apache Kafka cannot be started: ${missing.join('; ')}`);
  const target = folder();
  if (!existsSync(target)) await (fetching ??= fetchJars(target, say).finally(() => (fetching = undefined)));
  return target;
}

async function fetchJars(target, say) {
  say(`fetching Apache Kafka ${KAFKA_VERSION} (54 MB, once)`);
  mkdirSync(dirname(target), { recursive: true });
  const partial = `${target}.${process.pid}`;
  await maven(['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${partial}`]);
  try {
    renameSync(partial, target);
  } catch (error) {
    // Another process was first.
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
      code === 0 ? resolve() : reject(new Error(`Maven could not fetch Apache Kafka (exit ${code}); see above`)),
    );
  });
}
