import type { UnitOfWork } from '@hearback/database';
import { secretHash } from '@hearback/http';
import { Clock, Ids, type FieldError } from '@hearback/kernel';
import { checkSubmission } from '@hearback/questionnaire';
import { Injectable } from '@nestjs/common';
import { refuseAnonymous } from './anonymous/anonymous-guard.js';
import type { Actor } from '../domain/actor.js';
import { newLinkToken } from './link-token.js';
import type { Values } from '../domain/open-response.js';
import type { LinkMode, PersonalLink } from '../domain/personal-link.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { AuditTrail } from './audit-trail.js';
import { PersonalLinkStore } from './personal-link-store.js';
import { responsesErrors } from './responses.errors.js';
import { SurveyDirectory } from './survey-directory.js';

/** Links to one survey for several customers. */
export interface CreatePersonalLinksCommand {
  readonly surveyId: string;
  readonly customers: readonly { readonly customer: string; readonly hiddenFields: Values }[];
  readonly mode: LinkMode;
  readonly expiresAt: Date | null;
}

/** A new link; its token is never shown again. */
export interface NewPersonalLink {
  readonly link: PersonalLink;
  readonly token: string;
}

/** Creates personal links, all or none. */
@Injectable()
export class CreatePersonalLinks {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly links: PersonalLinkStore,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws survey-not-found and invalid-links. */
  async execute(unit: UnitOfWork, command: CreatePersonalLinksCommand, by: Actor): Promise<readonly NewPersonalLink[]> {
    const { tenantId } = unit;
    const { surveyId, mode, expiresAt } = command;
    const survey = await this.directory.findOrWait({ tenantId, surveyId });
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    refuseAnonymous(survey);
    const createdAt = this.clock.now();
    const errors = defectsOf(survey, command, createdAt);
    if (errors.length > 0) throw responsesErrors.error('invalid-links', undefined, { errors });
    const created = command.customers.map(({ customer, hiddenFields }): NewPersonalLink => {
      const state = { createdAt, expiresAt, revokedAt: null, use: undefined };
      const link = { id: this.ids.next(), tenantId, surveyId, customer, hiddenFields, mode, ...state };
      return { link, token: newLinkToken() };
    });
    const hashed = created.map(({ link, token }) => ({ link, tokenHash: secretHash(token) }));
    await unit.run(async (tx) => {
      await this.links.insert(tx, hashed);
      const target = { kind: 'survey', id: surveyId };
      const after = { count: created.length, mode };
      await this.audit.record(tx, { tenantId, by, action: 'personal-links.created', target, after });
    });
    return created;
  }
}

function defectsOf(
  { compiled }: PublishedSurvey,
  { customers, expiresAt }: CreatePersonalLinksCommand,
  now: Date,
): readonly FieldError[] {
  const late = expiresAt !== null && expiresAt <= now ? [EXPIRED] : [];
  const fields = customers.flatMap(({ hiddenFields }, index) => {
    const check = checkSubmission(compiled, { answers: {}, hidden_fields: hiddenFields }, 'partial');
    const errors = check.ok ? [] : check.errors.filter(({ pointer }) => pointer.startsWith('/hidden_fields'));
    return errors.map((error) => ({ ...error, pointer: `/customers/${index}${error.pointer}` }));
  });
  return [...late, ...fields];
}

const EXPIRED = { pointer: '/expires_at', code: 'out-of-range', detail: 'must be in the future' };
