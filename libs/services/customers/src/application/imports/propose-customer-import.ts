import type { TenantTx, UnitOfWork } from '@hearback/database';
import type { FileFormat } from '@hearback/tabular';
import { Injectable } from '@nestjs/common';
import type { ImportKind } from '../../domain/imports/import-mapping.js';
import { proposeImport } from '../../domain/imports/propose.js';
import { customersErrors } from '../customers.errors.js';
import { ImportChangeStore } from './import-change-store.js';
import type { ImportState } from './import-state.js';
import { ImportStore } from './import-store.js';

/** Proposes how to read a file of customers or events. */
@Injectable()
export class ProposeCustomerImport {
  constructor(
    private readonly imports: ImportStore,
    private readonly known: ImportChangeStore,
  ) {}

  /**
   * Proposes again with what the caller says of the file, and what it holds. Throws import-not-found, import-settled,
   * unreadable-file.
   */
  execute(unit: UnitOfWork, id: string, format: FileFormat, holds: ImportKind | undefined): Promise<ImportState> {
    return unit.run(async (tx) => {
      const state = await this.imports.find(tx, id, true);
      if (state === undefined) throw customersErrors.error('import-not-found');
      if (state.status !== 'proposed') throw customersErrors.error('import-settled');
      const proposed = await this.propose(tx, state, format, holds ?? state.proposal?.mapping.holds);
      await this.imports.save(tx, proposed);
      return proposed;
    });
  }

  /** The import with a proposal for its stored content. Throws unreadable-file. */
  async propose(
    tx: TenantTx,
    state: ImportState,
    format: FileFormat,
    holds: ImportKind | undefined,
  ): Promise<ImportState> {
    const sample = (await this.imports.readChunk(tx, state.id, 0)) ?? Buffer.alloc(0);
    const context = {
      holds,
      zone: await this.known.timeZone(tx),
      attributes: await this.known.attributeTypes(tx),
    };
    const known = { ...format, encoding: format.encoding ?? state.contentEncoding };
    const found = proposeImport(sample, sample.length === state.contentBytes, known, context);
    if ('code' in found) throw customersErrors.error('unreadable-file', found.detail);
    return { ...state, status: 'proposed', proposal: found };
  }
}
