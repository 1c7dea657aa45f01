import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';

const NEW_LINE = 0x0a;
/** Only the person who takes the data can read it. */
const OWN = { flag: 'wx', mode: 0o600 };

/**
 * Writes everything of a workspace into a new folder: JSON lines per kind, the logo, and last the manifest. Files are written as they
 * arrive, so memory does not grow with the workspace. Returns the manifest.
 */
export async function exportWorkspace({ url, key, out, log = () => undefined }) {
  const request = requester(url, key);
  await mkdir(out, { mode: 0o700 });
  const started = await (await request('/v1/workspace/exports', 'POST')).json();
  const files = [];
  for (const { name, path } of started.files) {
    const file = `${name}.ndjson`;
    const written = await save((await request(path)).body, join(out, file));
    log(`${file}: ${written.lines}`);
    files.push({ name, file, ...written });
  }
  await saveLogo(request, out);
  const { format, as_of } = started;
  const manifest = { format, url, as_of, finished_at: new Date().toISOString(), files };
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, OWN);
  return manifest;
}

/** Writes a body to a new file; its size, its lines and its digest. */
async function save(body, path) {
  const hash = createHash('sha256');
  let [lines, bytes] = [0, 0];
  await pipeline(
    body,
    async function* (chunks) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        for (const byte of chunk) if (byte === NEW_LINE) lines += 1;
        yield chunk;
      }
    },
    createWriteStream(path, { flags: OWN.flag, mode: OWN.mode }),
  );
  return { lines, bytes, sha256: hash.digest('hex') };
}

async function saveLogo(request, out) {
  const { logo_path: path } = JSON.parse(await readFile(join(out, 'brand.ndjson'), 'utf8'));
  if (path !== null) await save((await request(path)).body, join(out, 'logo.png'));
}

/** Sends requests; waits when the product asks to. */
function requester(url, key) {
  return async function request(path, method = 'GET') {
    for (;;) {
      const reply = await fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${key}` } });
      if (reply.ok) return reply;
      const text = await reply.text();
      const isBusy = reply.status === 429 || reply.status === 503;
      if (!isBusy) throw new Error(`${method} ${path}: ${reply.status} ${text.slice(0, 500)}`);
      await wait(1_000 * Number(reply.headers.get('retry-after') ?? 1));
    }
  };
}
