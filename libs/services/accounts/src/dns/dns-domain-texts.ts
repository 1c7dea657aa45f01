import { Resolver } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';
import { AccountsConfig } from '../accounts.config.js';
import { DomainTexts } from '../application/single-sign-on/domain-texts.js';

/** Milliseconds that a name server has for an answer, and how often it is asked. */
const ASKING = { timeout: 2_000, tries: 2 } as const;

/** Answers that say that there is nothing: the name, or records of this type at it. */
const NOTHING: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);

/** `DomainTexts` over DNS, from the configured name servers or those of the system. */
@Injectable()
export class DnsDomainTexts extends DomainTexts {
  readonly #resolver = new Resolver(ASKING);

  constructor({ dnsServers }: AccountsConfig) {
    super();
    if (dnsServers !== undefined) this.#resolver.setServers(dnsServers.split(','));
  }

  override async textsAt(name: string): Promise<readonly string[] | null> {
    try {
      // A text of more than 255 bytes is published in several pieces.
      return (await this.#resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
    } catch (error) {
      return NOTHING.has((error as { code?: string }).code ?? '') ? [] : null;
    }
  }
}
