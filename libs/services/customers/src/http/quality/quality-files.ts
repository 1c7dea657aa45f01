import { Injectable } from '@nestjs/common';
import { csvLine, type Cell } from '@hearback/kernel';
import { CustomerQueries } from '../../application/customer-queries.js';
import { QualityQueries } from '../../application/quality/quality-queries.js';
import { mailAddressOf, type Customer } from '../../domain/customer.js';
import { certaintyOf } from '../../domain/quality/customer-quality.js';
import type { QUALITY_CHECKS } from './quality.dto.js';

/** Maximum number of rows of a file. */
const ROWS_MAX = 10_000;

/** The lists of the report as CSV. */
@Injectable()
export class QualityFiles {
  constructor(
    private readonly quality: QualityQueries,
    private readonly customers: CustomerQueries,
  ) {}

  async csv(tenantId: string, check: (typeof QUALITY_CHECKS)[number]): Promise<string> {
    if (check === 'duplicates') {
      const pairs = await this.quality.pairs(tenantId, ROWS_MAX);
      const rows = pairs.map(({ one, other, reasons }) => [
        ...cellsOf(one),
        ...cellsOf(other),
        reasons.join(' '),
        certaintyOf(reasons),
      ]);
      return file([...COLUMNS, ...COLUMNS.map((column) => `other_${column}`), 'reasons', 'certainty'], rows);
    }
    const filter = {
      identity: undefined,
      attributes: new Map<string, string>(),
      ...(check === 'dead_address' ? { hasDeadAddress: true } : { missing: check }),
    };
    const { items } = await this.customers.customers(
      tenantId,
      { limit: ROWS_MAX, order: 'desc', after: undefined },
      filter,
    );
    return file(COLUMNS, items.map(cellsOf));
  }
}

const COLUMNS = ['external_id', 'name', 'email', 'language'] as const;

function cellsOf(customer: Customer): readonly Cell[] {
  return [customer.externalId, customer.name, mailAddressOf(customer), customer.language];
}

function file(header: readonly Cell[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((cells) => csvLine(cells)).join('');
}
