import { createHash } from 'node:crypto';
import { TenantDatabase } from '@hearback/database';
import { Clock, derivedId, Ids } from '@hearback/kernel';
import { FileDefect, storeContent, type Encoding, type StoredContent } from '@hearback/tabular';
import { Injectable } from '@nestjs/common';
import { CustomersConfig } from '../../customers.config.js';
import type { ImportKind } from '../../domain/imports/import-mapping.js';
import { customersErrors } from '../customers.errors.js';
import type { Actor } from '../segments/audited.js';
import type { ImportState } from './import-state.js';
import { ImportStore } from './import-store.js';
import { ProposeCustomerImport } from './propose-customer-import.js';

const UNKNOWN = { encoding: undefined, delimiter: undefined, headerRow: undefined, headerRows: undefined };

/** A file that somebody sent. */
export interface SentFile {
  readonly tenantId: string;
  readonly content: AsyncIterable<Buffer>;
  /** What it holds; undefined: guessed. */
  readonly holds: ImportKind | undefined;
  readonly encoding: Encoding | undefined;
  readonly fileName: string | undefined;
  readonly by: Actor;
  /** The caller's `Idempotency-Key`; the same key with the same file is the same import. */
  readonly key: string | undefined;
}

/** Stores a file chunk by chunk as it arrives, and proposes how to read it; nothing of it is taken over before that is confirmed. */
@Injectable()
export class ReceiveCustomerImport {
  constructor(
    private readonly imports: ImportStore,
    private readonly proposals: ProposeCustomerImport,
    private readonly database: TenantDatabase,
    private readonly config: CustomersConfig,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws unreadable-file, content-too-large, key-reused, and errors of the stream. */
  async execute(file: SentFile): Promise<ImportState> {
    const { tenantId, key, by } = file;
    const id = key === undefined ? this.ids.next() : derivedId('customer-import', tenantId, by.id, key);
    const state = this.#waiting(id, file);
    const isNew = await this.database.withTenant(tenantId, (tx) => this.imports.create(tx, state));
    if (!isNew) return this.#repeated(file, id);
    try {
      const content = await this.#store(file, id);
      return await this.database.withTenant(tenantId, async (tx) => {
        await this.imports.saveContent(tx, id, content);
        const received = {
          ...state,
          isWorkbook: content.isWorkbook,
          contentBytes: content.bytes,
          contentEncoding: content.encoding,
        };
        const proposed = await this.proposals.propose(tx, received, UNKNOWN, file.holds);
        await this.imports.save(tx, proposed);
        return proposed;
      });
    } catch (error) {
      await this.database.withTenant(tenantId, (tx) => this.imports.remove(tx, id));
      throw error;
    }
  }

  /** The import that an earlier request with the same key has created from the same file. */
  async #repeated({ tenantId, content }: SentFile, id: string): Promise<ImportState> {
    const hash = createHash('sha256');
    for await (const bytes of content) hash.update(bytes);
    const known = await this.database.withTenant(tenantId, (tx) => this.imports.find(tx, id));
    if (known?.contentDigest !== hash.digest('base64')) throw customersErrors.error('key-reused');
    return known;
  }

  async #store({ tenantId, content, encoding }: SentFile, id: string): Promise<StoredContent> {
    const limits = { maxBytes: this.config.importMaxBytes, encoding };
    try {
      return await storeContent(content, limits, (offset, chunk) =>
        this.database.withTenant(tenantId, (tx) => this.imports.appendChunk(tx, id, offset, chunk)),
      );
    } catch (error) {
      throw error instanceof FileDefect ? customersErrors.error(error.code, error.detail) : error;
    }
  }

  #waiting(id: string, { tenantId, fileName, by }: SentFile): ImportState {
    return {
      id,
      tenantId,
      fileName,
      by,
      status: 'waiting',
      mapping: undefined,
      proposal: undefined,
      isWorkbook: false,
      contentDigest: undefined,
      contentBytes: 0,
      contentEncoding: undefined,
      bytesDone: 0,
      sheetRows: 0,
      unreadableRow: undefined,
      errorsTotal: 0,
      failure: undefined,
      rows: { read: 0, accepted: 0, unchanged: 0, rejected: 0 },
      undo: { undone: 0, kept: 0 },
      createdAt: this.clock.now(),
      finishedAt: undefined,
    };
  }
}
