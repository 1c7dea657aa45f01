import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import {
  pageLanguages,
  preferenceTexts,
  shownFace,
  textField,
  type Fields,
  type WorkspaceFace,
} from '@hearback/survey-ui';
import type { FastifyRequest } from 'fastify';
import type { LinkOwner } from '../../application/preferences/link-owner.js';
import { PreferenceStore, type CustomerChoices } from '../../application/preferences/preference-store.js';
import { WorkspaceFaces } from '../../application/preferences/workspace-faces.js';

/** Somebody at the page of a link. */
export interface LinkVisit {
  readonly owner: LinkOwner;
  readonly choices: CustomerChoices;
  readonly face: WorkspaceFace;
  /** What the question of the mail was about. */
  readonly topic: string | undefined;
}

/** Reads what the pages of a link show; changes nothing. */
@Injectable()
export class LinkVisits {
  constructor(
    private readonly database: TenantDatabase,
    private readonly store: PreferenceStore,
    private readonly faces: WorkspaceFaces,
  ) {}

  async of(owner: LinkOwner | undefined): Promise<LinkVisit | undefined> {
    if (owner === undefined) return undefined;
    return this.database.withTenant(owner.tenantId, async (tx) => {
      const choices = await this.store.choices(tx, owner.customerId, false);
      if (choices === undefined) return undefined;
      const face = await this.faces.find(tx);
      const topic = owner.invitationId === null ? undefined : await this.store.topicOf(tx, owner.invitationId);
      return { owner, choices, face, topic };
    });
  }
}

/** The languages in which a page can be shown: the chosen one first, then those that the visitor is likely to read. */
export function languagesOf(
  request: FastifyRequest,
  named: string | undefined,
  choices?: CustomerChoices,
): readonly [string, ...string[]] {
  const wanted = [named, choices?.preferences.language, choices?.customer.language];
  return pageLanguages(wanted, request.headers['accept-language']);
}

/** The language that an address or a form names. */
export function namedLanguage(request: FastifyRequest, field: string): string | undefined {
  const { query, body } = request as { query: Fields; body: Fields | undefined };
  return textField(body ?? {}, field) ?? textField(query, 'lang');
}

/** What all pages of a visit have. */
export function frameOf({ face, choices }: LinkVisit, request: FastifyRequest, named: string | undefined) {
  const [language, ...languages] = languagesOf(request, named, choices);
  return { own: preferenceTexts(language, face.tone), languages, ...shownFace(face) };
}
