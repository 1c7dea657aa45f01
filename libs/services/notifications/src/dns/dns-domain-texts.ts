import { Resolver } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';
import { DomainTexts } from '../application/senders.js';
import type { FoundTexts } from '../domain/sender-records.js';
import { NotificationsConfig } from '../notifications.config.js';

/** Milliseconds that a name server has for an answer, and how often it is asked. */
const ASKING = { timeout: 2_000, tries: 2 } as const;

/** Answers that say that there is nothing: the name, or records of this type at it. */
const NOTHING = new Set(['ENOTFOUND', 'ENODATA']);

/** `DomainTexts` over DNS, from the configured name servers or those of the system. */
@Injectable()
export class DnsDomainTexts extends DomainTexts {
  readonly #resolver = new Resolver(ASKING);

  constructor({ dnsServers }: NotificationsConfig) {
    super();
    if (dnsServers !== undefined) this.#resolver.setServers(dnsServers.split(','));
  }

  override async textsAt(name: string): Promise<FoundTexts> {
    try {
      // A text of more than 255 bytes is published in several pieces.
      return (await this.#resolver.resolveTxt(name)).map((pieces) => readable(pieces.join('')));
    } catch (error) {
      return NOTHING.has((error as { code?: string }).code ?? '') ? [] : null;
    }
  }
}

/** A text of a stranger as PostgreSQL can store it and pages can show it. */
function readable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, 2_000);
}
