import { Injectable } from '@nestjs/common';
import { PreTenantLookup } from '@hearback/database';
import { DatabaseTimeZones } from '../application/time-zones.js';

/** The names of `pg_timezone_names`, read once: the view is slow, and its contents change only with the server's files. */
@Injectable()
export class SqlTimeZones extends DatabaseTimeZones {
  private names: Promise<ReadonlySet<string>> | undefined;

  constructor(private readonly lookup: PreTenantLookup) {
    super();
  }

  override async knows(name: string): Promise<boolean> {
    this.names ??= this.read();
    // A failed read is tried again by the next request.
    this.names.catch(() => (this.names = undefined));
    return (await this.names).has(name.toLowerCase());
  }

  private async read(): Promise<ReadonlySet<string>> {
    const rows = await this.lookup.query<{ name: string }>('select lower(name) as name from pg_timezone_names');
    return new Set(rows.map(({ name }) => name));
  }
}
