import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { FileDefect, storeContent, type Encoding } from '@hearback/tabular';
import type { Actor } from '../domain/actor.js';
import { ResponsesConfig } from '../responses.config.js';
import { isMapped } from './checked-mapping.js';
import { ImportContent } from './import-content.js';
import { ImportStarter } from './import-starter.js';
import { ImportStore, type ImportState, type Upload } from './import-store.js';
import { ProposeImport } from './propose-import.js';
import { responsesErrors } from './responses.errors.js';

/** How the sender of a file wants it to be received. */
export interface UploadOptions {
  /** The encoding that the sender names; undefined: detected. */
  readonly encoding?: Encoding | undefined;
  /** The import takes no other content after this one. */
  readonly isOnly?: boolean;
  /** The proposal chooses the survey. */
  readonly isForAnySurvey?: boolean;
}

/**
 * Stores the content of an import in chunks as it arrives, and enqueues the import. Content can be uploaded again until processing
 * has begun, after a failure and after it was undone; the same content again changes nothing.
 */
@Injectable()
export class ReceiveImport {
  constructor(
    private readonly imports: ImportStore,
    private readonly content: ImportContent,
    private readonly database: TenantDatabase,
    private readonly starter: ImportStarter,
    private readonly proposals: ProposeImport,
    private readonly ids: Ids,
    private readonly config: ResponsesConfig,
  ) {}

  /** Throws import-not-found, import-settled, key-reused, and errors of the stream. */
  async execute(
    tenantId: string,
    id: string,
    content: AsyncIterable<Buffer>,
    by: Actor,
    options: UploadOptions = {},
  ): Promise<ImportState> {
    const before = await this.database.withTenant(tenantId, (tx) => this.imports.find(tx, id));
    if (before === undefined) throw responsesErrors.error('import-not-found');
    const uploadId = this.ids.next();
    try {
      const upload = { id: uploadId, ...(await this.#store(tenantId, id, uploadId, content, options.encoding)) };
      return await this.database.withTenant(tenantId, (tx) => this.#settle(tx, id, upload, by, options));
    } catch (error) {
      await this.database.withTenant(tenantId, (tx) => this.content.dropUpload(tx, id, uploadId));
      throw error;
    }
  }

  async #store(
    tenantId: string,
    id: string,
    uploadId: string,
    content: AsyncIterable<Buffer>,
    encoding: Encoding | undefined,
  ) {
    const limits = { maxBytes: this.config.importMaxBytes, encoding };
    try {
      return await storeContent(content, limits, (offset, chunk) =>
        this.database.withTenant(tenantId, (tx) => this.content.appendChunk(tx, id, uploadId, offset, chunk)),
      );
    } catch (error) {
      throw error instanceof FileDefect ? responsesErrors.error(error.code, error.detail) : error;
    }
  }

  async #settle(tx: TenantTx, id: string, upload: Upload, by: Actor, options: UploadOptions): Promise<ImportState> {
    const state = await this.imports.find(tx, id, true);
    if (state === undefined) throw responsesErrors.error('import-not-found');
    const isSame = state.contentDigest === upload.digest;
    const canRepeat = state.status === 'failed' || state.status === 'undone';
    if (options.isOnly === true && state.contentDigest !== undefined && !isSame) {
      throw responsesErrors.error('key-reused');
    }
    if (isSame && (!canRepeat || options.isOnly === true)) {
      await this.content.dropUpload(tx, id, upload.id);
      return state;
    }
    if (!canRepeat && !['waiting', 'queued', 'proposed'].includes(state.status))
      throw responsesErrors.error('import-settled');
    await this.content.dropChunks(tx, id, upload.id);
    await this.imports.queue(tx, id, upload);
    const received: ImportState = {
      ...state,
      uploadId: upload.id,
      contentBytes: upload.bytes,
      contentEncoding: upload.encoding,
      isWorkbook: upload.isWorkbook,
      failure: undefined,
    };
    if (!isMapped(state.mapping)) {
      const surveyId = options.isForAnySurvey === true ? undefined : state.surveyId;
      const proposed = await this.proposals.propose(tx, received, state.mapping, surveyId);
      await this.imports.saveProposal(tx, proposed, proposed.proposal!);
      return proposed;
    }
    await this.starter.start(tx, state, upload.id, by);
    return { ...received, status: 'queued' };
  }
}
