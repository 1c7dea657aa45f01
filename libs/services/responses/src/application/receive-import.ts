import { createHash } from 'node:crypto';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/exclusion.js';
import { ImportStarter } from './import-starter.js';
import { ImportStore, type ImportState } from './import-store.js';
import { responsesErrors } from './responses.errors.js';

/** Minimum bytes of a stored chunk, except the last. */
const CHUNK_BYTES = 262_144;

/**
 * Stores the content of an import in chunks as it arrives, and enqueues the import. Content can be uploaded again until processing
 * has begun, after a failure and after it was undone; the same content again changes nothing.
 */
@Injectable()
export class ReceiveImport {
  constructor(
    private readonly imports: ImportStore,
    private readonly database: TenantDatabase,
    private readonly starter: ImportStarter,
    private readonly ids: Ids,
  ) {}

  /** Throws import-not-found, import-settled, and errors of the stream. */
  async execute(tenantId: string, id: string, content: AsyncIterable<Buffer>, by: Actor): Promise<ImportState> {
    const before = await this.database.withTenant(tenantId, (tx) => this.imports.find(tx, id));
    if (before === undefined) throw responsesErrors.error('import-not-found');
    const uploadId = this.ids.next();
    try {
      const upload = { id: uploadId, ...(await this.#store(tenantId, id, uploadId, content)) };
      return await this.database.withTenant(tenantId, (tx) => this.#settle(tx, id, upload, by));
    } catch (error) {
      await this.database.withTenant(tenantId, (tx) => this.imports.dropUpload(tx, id, uploadId));
      throw error;
    }
  }

  async #store(tenantId: string, id: string, uploadId: string, content: AsyncIterable<Buffer>) {
    const hash = createHash('sha256');
    let stored = 0;
    let waiting: Buffer[] = [];
    let size = 0;
    const flush = async () => {
      if (size === 0) return;
      const chunk = Buffer.concat(waiting, size);
      await this.database.withTenant(tenantId, (tx) => this.imports.appendChunk(tx, id, uploadId, stored, chunk));
      stored += size;
      waiting = [];
      size = 0;
    };
    for await (const bytes of content) {
      hash.update(bytes);
      waiting.push(bytes);
      size += bytes.length;
      if (size >= CHUNK_BYTES) await flush();
    }
    await flush();
    return { digest: hash.digest('base64'), bytes: stored };
  }

  async #settle(
    tx: TenantTx,
    id: string,
    upload: { readonly id: string; readonly digest: string; readonly bytes: number },
    by: Actor,
  ): Promise<ImportState> {
    const state = await this.imports.find(tx, id, true);
    if (state === undefined) throw responsesErrors.error('import-not-found');
    const isSame = state.contentDigest === upload.digest;
    const canRepeat = state.status === 'failed' || state.status === 'undone';
    if (isSame && !canRepeat) {
      await this.imports.dropUpload(tx, id, upload.id);
      return state;
    }
    if (!canRepeat && state.status !== 'waiting' && state.status !== 'queued')
      throw responsesErrors.error('import-settled');
    await this.imports.dropChunks(tx, id, upload.id);
    await this.imports.queue(tx, id, upload);
    await this.starter.start(tx, state, upload.id, by);
    return { ...state, status: 'queued', contentBytes: upload.bytes, failure: undefined };
  }
}
