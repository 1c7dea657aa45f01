import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { KeyedHash } from '../auth/keyed-hash.js';
import type { ExportOf } from './export-files.js';

/** For how long files of an export can be asked for. Milliseconds. */
const LIFETIME = 24 * 3_600_000;

const FORM = /^([A-Za-z0-9_-]{32})\.([A-Za-z0-9_-]{43})$/;
const TENANT_BYTES = 16;

/** What an id stands for unless it says otherwise: all files of the workspace. */
const EVERYTHING = 'a workspace';

/**
 * Ids of exports. They name workspace and time, signed with a key of the installation together with what is exported: so every
 * service knows which export it is asked for, and that its start was recorded. They replace no credential.
 */
@Injectable()
export class ExportTickets {
  constructor(
    private readonly hash: KeyedHash,
    private readonly clock: Clock,
  ) {}

  /** The id of an export of this content: 76 characters that need no escaping in addresses. */
  ticketOf({ tenantId, asOf }: ExportOf, content = EVERYTHING): string {
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(asOf.getTime()));
    const tenant = Buffer.from(tenantId.replaceAll('-', ''), 'hex');
    const name = Buffer.concat([tenant, time]).toString('base64url');
    return `${name}.${this.hash.of(signedName(name, content))}`;
  }

  /** When files of the export can no longer be asked for. */
  expiryOf({ asOf }: ExportOf): Date {
    return new Date(asOf.getTime() + LIFETIME);
  }

  /** The export of this content of this workspace with the id; undefined if there is none, or no longer. */
  read(ticket: string, tenantId: string, content = EVERYTHING): ExportOf | undefined {
    const [, name, signature] = FORM.exec(ticket) ?? [];
    if (name === undefined || signature === undefined) return undefined;
    if (!this.hash.isHashOf(signature, signedName(name, content))) return undefined;
    const bytes = Buffer.from(name, 'base64url');
    const asOf = new Date(Number(bytes.readBigUInt64BE(TENANT_BYTES)));
    const isOwn = bytes.toString('hex', 0, TENANT_BYTES) === tenantId.replaceAll('-', '');
    return isOwn && this.clock.now() < this.expiryOf({ tenantId, asOf }) ? { tenantId, asOf } : undefined;
  }
}

function signedName(name: string, content: string): string {
  return `export of ${content}: ${name}`;
}
