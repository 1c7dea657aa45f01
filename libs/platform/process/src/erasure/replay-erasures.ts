import { Logger } from '@nestjs/common';
import type { Person, Tx } from '@hearback/database';
import { ErasedCustomers } from '@hearback/messaging';
import type { Infrastructure, ServiceInfrastructure } from '../wiring/infrastructure.js';
import { ErasureLedger, type LedgerEntry } from './erasure-ledger.js';
import { personDigest } from './person-digest.js';
import { PersonEraser } from './person-eraser.js';

interface Part {
  readonly service: ServiceInfrastructure;
  readonly eraser: PersonEraser;
}

/**
 * Applies the erasures of the ledger that services of this process do not know, as after the restore of an older backup. Called before the
 * process serves or reads the log. What one service knows of a customer helps to find the rows of the others.
 */
export async function replayErasures(infrastructure: Infrastructure): Promise<void> {
  const { erasureLedger: path, internalSecret } = infrastructure.settings.platform;
  const entries = await new ErasureLedger(path).entries();
  const parts = infrastructure.all().flatMap((service): Part[] => {
    const { name, personal } = service.definition;
    return personal === undefined ? [] : [{ service, eraser: new PersonEraser(name, personal) }];
  });
  const digest = personDigest(internalSecret);
  let count = 0;
  for (const entry of entries) {
    const missing = await partsWithout(parts, entry);
    if (missing.length === 0) continue;
    await eraseAgain(parts, missing, entry, digest);
    count += 1;
  }
  if (count > 0) new Logger('erasure').log({ count, reason: 'erasures of the ledger were applied again' }, 'erasure');
}

async function partsWithout(parts: readonly Part[], { tenantId, erasureId }: LedgerEntry): Promise<readonly Part[]> {
  const erased = new ErasedCustomers();
  const missing: Part[] = [];
  for (const part of parts) {
    const known = await inTenant(part, tenantId, (tx) =>
      erased.find(tx, part.service.definition.name, tenantId, erasureId),
    );
    if (known === undefined) missing.push(part);
  }
  return missing;
}

async function eraseAgain(
  parts: readonly Part[],
  missing: readonly Part[],
  { tenantId, erasureId, customerIds, erasedAt }: LedgerEntry,
  digest: (tenantId: string, value: string) => string,
): Promise<void> {
  let person: Person = { tenantId, customerIds, externalIds: [], addresses: [], subjectIds: [] };
  for (const part of parts) person = await inTenant(part, tenantId, (tx) => part.eraser.withNames(tx, person));
  // Twice: a service may be asked before the one that knows what it needs.
  for (const part of [...parts, ...parts])
    person = await inTenant(part, tenantId, (tx) => part.eraser.complete(tx, person));
  const digests = [...person.externalIds, ...person.addresses].map((name) => digest(tenantId, name));
  for (const part of missing) {
    const { name } = part.service.definition;
    const { batchDatabase } = part.service.database;
    await inTenant(part, tenantId, (tx) => part.eraser.eraseRows(tx, person));
    await part.eraser.eraseTraces(batchDatabase, person, erasureId);
    const { subjectIds } = person;
    await inTenant(part, tenantId, (tx) =>
      new ErasedCustomers().save(tx, name, { tenantId, erasureId, customerIds, subjectIds, digests, erasedAt }, {}),
    );
  }
}

function inTenant<T>({ service }: Part, tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return service.database.batchDatabase.withTenants([tenantId], work);
}
