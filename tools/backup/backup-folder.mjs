import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Describes the backup; written last. */
export const MANIFEST = 'manifest.json';
/** SHA-256 of every other file, in the form of `sha256sum`, which can check it too. */
export const SUMS = 'SHA256SUMS';
/** Increased when an older version cannot read the folder. */
export const FORMAT = 1;

/** SHA-256 of a file as hexadecimal; the file is streamed. */
export async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Creates a folder that is renamed to `out` when complete, so that an interrupted backup is never mistaken for a complete one. */
export async function newBackupFolder(out) {
  if (existsSync(out)) throw new Error(`${out} exists: choose another folder for the backup`);
  const folder = `${out}.partial`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    path: (name) => join(folder, name),
    /** `sums`: SHA-256 by name of the files written so far. */
    async finish(manifest, sums) {
      const text = `${JSON.stringify(manifest, null, 2)}\n`;
      await writeFile(join(folder, MANIFEST), text, { mode: 0o600 });
      const all = { ...sums, [MANIFEST]: createHash('sha256').update(text).digest('hex') };
      const lines = Object.entries(all).map(([name, sum]) => `${sum}  ${name}\n`);
      await writeFile(join(folder, SUMS), lines.join(''), { mode: 0o600 });
      await rename(folder, out);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Verifies the checksums of all files and returns the manifest. Throws with the names of damaged files. */
export async function checkedBackup(from, log) {
  if (!existsSync(join(from, SUMS)) || !existsSync(join(from, MANIFEST)))
    throw new Error(`${from} is not a complete backup: ${SUMS} or ${MANIFEST} is missing`);
  const lines = (await readFile(join(from, SUMS), 'utf8')).split('\n').filter((line) => line !== '');
  const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const broken = [];
  for (const [name, sum] of sums) {
    if (name !== basename(name)) throw new Error(`${SUMS} names ${name}, which is not a file of the backup`);
    if (!existsSync(join(from, name))) broken.push(`${name} is missing`);
    else if ((await sha256(join(from, name))) !== sum) broken.push(`${name} does not match its checksum`);
  }
  if (broken.length > 0) throw new Error(`${from} is damaged: ${broken.join(', ')}`);
  const manifest = JSON.parse(await readFile(join(from, MANIFEST), 'utf8'));
  if (manifest.format !== FORMAT)
    throw new Error(`${from} has format ${manifest.format}; this version reads ${FORMAT}`);
  const unlisted = manifest.databases.flatMap(({ tables }) => tables).filter(({ file }) => !sums.has(file));
  if (unlisted.length > 0 || !sums.has(MANIFEST))
    throw new Error(`${from} is damaged: ${SUMS} does not list all files`);
  log(`${sums.size} files match their checksums`);
  return manifest;
}
