import { Injectable } from '@nestjs/common';
import { DatabaseChannels, type BatchTx, type Tx } from '@hearback/database';
import { Ids } from '@hearback/kernel';
import { LiveHints, type LiveListener, type TenantHint } from '../application/live-hints.js';
import { coalesced, type LiveHint } from '../domain/live-hint.js';
import type { Presence } from '../domain/presence.js';

const CHANNEL = 'hearback_live_hints';

/** Hints in one message, which PostgreSQL limits to 8,000 bytes. */
const HINTS_PER_MESSAGE = 100;

/** A message: the workspace, an id from which those of the hints are made, and hints as type and id. */
interface Message {
  readonly tenant: string;
  readonly id: string;
  readonly hints: readonly (readonly [LiveHint['type'], string | null])[];
}

/** A message that is a sign of a member: the channel is one, because each that is listened to costs a connection. */
interface Sign {
  readonly presence: Presence;
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

  override signal(tx: Tx, presence: Presence): Promise<void> {
    return this.channels.notify(tx, CHANNEL, [JSON.stringify({ presence } satisfies Sign)]);
  }

  override subscribe(listener: LiveListener): Promise<void> {
    const receive = (text: string) => {
      const message = JSON.parse(text) as Message | Sign;
      if ('presence' in message) return listener.present(message.presence);
      const { tenant, id: messageId, hints } = message;
      for (const [index, [type, id]] of hints.entries())
        listener.receive({ tenantId: tenant, eventId: `${messageId}.${index}`, type, id });
    };
    return this.channels.listen(CHANNEL, receive, () => listener.missed());
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
