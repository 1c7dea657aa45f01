import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What a backup is, apart from its rows; written last. */
export const MANIFEST = 'manifest.json';
/** SHA-256 of every other file, in the form of `sha256sum`, which can check it too. */
export const SUMS = 'SHA256SUMS';
/** Changes where an older restore could not read the folder. */
export const FORMAT = 1;

/** SHA-256 of a file, as hexadecimal; read in pieces. */
export async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** A folder that becomes `out` when all is written, so that what was broken off is never taken for a backup. */
export async function newBackupFolder(out) {
  if (existsSync(out)) throw new Error(`${out} exists: name another folder for the backup`);
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

/** The manifest of a backup all of whose files are as they were written. Throws with the names of those that are not. */
export async function checkedBackup(from, say) {
  if (!existsSync(join(from, SUMS)) || !existsSync(join(from, MANIFEST)))
    throw new Error(`${from} is not a whole backup: ${SUMS} or ${MANIFEST} is missing`);
  const lines = (await readFile(join(from, SUMS), 'utf8')).split('\n').filter((line) => line !== '');
  const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const broken = [];
  for (const [name, sum] of sums) {
    if (name !== basename(name)) throw new Error(`${SUMS} names ${name}, which does not lie in the backup`);
    if (!existsSync(join(from, name))) broken.push(`${name} is missing`);
    else if ((await sha256(join(from, name))) !== sum) broken.push(`${name} is not as it was written`);
  }
  if (broken.length > 0) throw new Error(`${from} is damaged: ${broken.join(', ')}`);
  const manifest = JSON.parse(await readFile(join(from, MANIFEST), 'utf8'));
  if (manifest.format !== FORMAT)
    throw new Error(`${from} has format ${manifest.format}; this version reads ${FORMAT}`);
  const unsummed = manifest.databases.flatMap(({ tables }) => tables).filter(({ file }) => !sums.has(file));
  if (unsummed.length > 0 || !sums.has(MANIFEST))
    throw new Error(`${from} is damaged: ${SUMS} does not name all files`);
  say(`${sums.size} files are as they were written`);
  return manifest;
}
