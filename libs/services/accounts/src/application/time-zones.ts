import { Injectable } from '@nestjs/common';
import { canonicalTimeZone, isTimeZone } from '../domain/workspace.js';
import { accountsErrors } from './accounts.errors.js';

/** The time zones that the database knows. */
export abstract class DatabaseTimeZones {
  /** Whether the database can convert times to this zone. */
  abstract knows(name: string): Promise<boolean>;
}

/** Checks time zones: reports are computed by the database, mails and imports by the process, so both must know the name. */
@Injectable()
export class TimeZones {
  constructor(private readonly database: DatabaseTimeZones) {}

  /** Returns the name if it is a time zone. Throws `unknown-time-zone` with the pointer and, where there is one, the name to use. */
  async checked(name: string, pointer: string): Promise<string> {
    if (isTimeZone(name) && (await this.database.knows(name))) return name;
    const other = canonicalTimeZone(name);
    const instead = other !== undefined && other !== name && (await this.database.knows(other)) ? other : undefined;
    const detail =
      instead === undefined
        ? `"${name}" is not a name from the IANA time zone database.`
        : `"${name}" is not a current name of the IANA time zone database. Use "${instead}".`;
    throw accountsErrors.error('unknown-time-zone', detail, { errors: [{ pointer, code: 'time-zone', detail }] });
  }
}
