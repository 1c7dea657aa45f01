import { Injectable } from '@nestjs/common';
import { DatabaseChannels, type BatchTx } from '@hearback/database';
import { Ids } from '@hearback/kernel';
import { LiveHints, type SentHint, type TenantHint } from '../application/live-hints.js';
import { coalesced, type LiveHint } from '../domain/live-hint.js';

const CHANNEL = 'hearback_live_hints';

/** Hints in one message, which PostgreSQL limits to 8,000 bytes. */
const HINTS_PER_MESSAGE = 100;

/** A message: the workspace, an id from which those of the hints are made, and hints as type and id. */
interface Message {
  readonly tenant: string;
  readonly id: string;
  readonly hints: readonly (readonly [LiveHint['type'], string | null])[];
}

/** `LiveHints` over a channel of the database, which keeps nothing. */
@Injectable()
export class ChannelLiveHints extends LiveHints {
  constructor(
    private readonly channels: DatabaseChannels,
    private readonly ids: Ids,
  ) {
    super();
  }

  override publish(tx: BatchTx, hints: readonly TenantHint[]): Promise<void> {
    const tenants = groupByTenant(hints);
    const messages = [...tenants].flatMap(([tenant, own]) => {
      const all = coalesced(own).map(({ type, id }) => [type, id] as const);
      return chunks(all).map((part): Message => ({ tenant, id: this.ids.next(), hints: part }));
    });
    return this.channels.notify(
      tx,
      CHANNEL,
      messages.map((message) => JSON.stringify(message)),
    );
  }

  override subscribe(receive: (hint: SentHint) => void, missed: () => void): Promise<void> {
    return this.channels.listen(
      CHANNEL,
      (text) => {
        const { tenant, id: messageId, hints } = JSON.parse(text) as Message;
        for (const [index, [type, id]] of hints.entries())
          receive({ tenantId: tenant, eventId: `${messageId}.${index}`, type, id });
      },
      missed,
    );
  }
}

function groupByTenant(hints: readonly TenantHint[]): ReadonlyMap<string, readonly TenantHint[]> {
  const groups = new Map<string, TenantHint[]>();
  for (const hint of hints) {
    const group = groups.get(hint.tenantId);
    if (group === undefined) groups.set(hint.tenantId, [hint]);
    else group.push(hint);
  }
  return groups;
}

function chunks<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / HINTS_PER_MESSAGE) }, (_, i) =>
    list.slice(i * HINTS_PER_MESSAGE, (i + 1) * HINTS_PER_MESSAGE),
  );
}
