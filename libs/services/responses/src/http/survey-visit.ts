import { secretHash, SignedLinks } from '@hearback/http';
import { textField, type Fields } from '@hearback/survey-ui';
import { Injectable } from '@nestjs/common';
import { isAnonymous } from '../application/anonymous/anonymous-guard.js';
import { InvitationLinks } from '../application/invitation-links.js';
import { PersonalLinkStore } from '../application/personal-link-store.js';
import { FindPreview } from '../application/find-preview.js';
import { responsesErrors } from '../application/responses.errors.js';
import { SurveyDirectory } from '../application/survey-directory.js';
import { isLinkToken } from '../application/link-token.js';
import type { AnswerChange, InvitedChange, Values } from '../domain/open-response.js';
import type { InvitationLink } from '../domain/invitation-link.js';
import type { CustomerLink } from '../domain/personal-link.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import type { CustomerAttributes } from '../domain/response.js';

/** A survey at the address through which somebody came to it. */
export interface SurveyVisit {
  readonly survey: PublishedSurvey;
  /** Path of its page. */
  readonly path: string;
  /** Path of the API under which its script saves answers. */
  readonly savePath: string;
  /** The page is on a device that many people use one after another. */
  readonly isKiosk: boolean;
  /** The link of one customer. */
  readonly link?: CustomerLink;
  /** The mailed invitation that it is the link of. */
  readonly invitation?: InvitationLink;
  /** What is known about the customer of the link. */
  readonly customer?: CustomerAttributes;
}

/** How somebody comes to a survey through its public link. */
export interface Approach {
  /** The version of the form; the newest without one. */
  readonly version?: number | undefined;
  /** The token with which staff try the survey out. */
  readonly preview?: string | undefined;
  readonly isKiosk?: boolean | undefined;
}

/** Seconds after which a link that came before its invitation is opened again. */
export const PENDING_SECONDS = 3;

/** Finds what an address leads to. */
@Injectable()
export class SurveyVisits {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly previews: FindPreview,
    private readonly links: PersonalLinkStore,
    private readonly invitations: InvitationLinks,
    private readonly signed: SignedLinks,
  ) {}

  /** The survey of a public link. */
  async byCode(code: string, approach: Approach = {}): Promise<SurveyVisit | undefined> {
    const { isKiosk = false } = approach;
    const survey = await this.#ofCode(code, approach);
    return survey && { survey, path: `/s/${code}`, savePath: `/v1/links/${code}/responses`, isKiosk };
  }

  /** The survey of the link of one customer: a personal one, or that of an invitation. */
  ofCustomer(token: string, version?: number): Promise<SurveyVisit | undefined> {
    return isLinkToken(token) ? this.byToken(token, version) : this.byInvitation(token);
  }

  /** The survey of a personal link; a link that was revoked looks like one that never existed. */
  async byToken(token: string, version?: number): Promise<SurveyVisit | undefined> {
    const found = isLinkToken(token) ? await this.links.findByToken(secretHash(token)) : undefined;
    if (found === undefined || found.link.revokedAt !== null) return undefined;
    const { link, customer } = found;
    const survey = await this.directory.find(link, version);
    const savePath = `/v1/personal-links/${token}/responses`;
    return survey && { survey, path: `/r/${token}`, savePath, isKiosk: false, link, customer };
  }

  /**
   * The survey of a mailed invitation, in the version that was mailed. Throws invitation-pending if the link is genuine and this
   * service has not heard of its mail yet.
   */
  async byInvitation(token: string): Promise<SurveyVisit | undefined> {
    const [id] = this.signed.read('invitation', token) ?? [];
    if (id === undefined) return undefined;
    const found = await this.invitations.find(id);
    const survey = found && (await this.directory.find(found.link, found.link.version));
    if (survey === undefined)
      throw responsesErrors.error('invitation-pending', undefined, { retryAfter: PENDING_SECONDS });
    const { link, customer } = found!;
    const path = `/r/${token}`;
    return { survey, path, savePath: `${path}/gesture`, isKiosk: false, link, invitation: link, customer };
  }

  async #ofCode(code: string, { version, preview }: Approach): Promise<PublishedSurvey | undefined> {
    if (preview !== undefined) return this.previews.execute(preview, code);
    return isLinkCode(code) ? this.directory.findByLink(code, version) : undefined;
  }

  /** The visited survey with the version with which a response was begun. */
  async inVersion(visit: SurveyVisit, version: number): Promise<SurveyVisit> {
    if (visit.survey.previewToken !== undefined) return visit;
    return { ...visit, survey: (await this.directory.find(visit.survey, version)) ?? visit.survey };
  }
}

/** Whether the string has the form of a link code. */
export function isLinkCode(text: string): boolean {
  return /^[0-9A-Za-z_-]{4,40}$/.test(text);
}

/** The customer whose visit may be recorded: that of the link, unless the survey is anonymous. */
export function namedBy({ survey, link }: SurveyVisit): string | undefined {
  return isAnonymous(survey) ? undefined : link?.customer;
}

/** The fields of a form or an address, with what the link fixes. */
export function fieldsOf({ link }: SurveyVisit, fields: Fields): Fields {
  const fixed = Object.entries(link?.hiddenFields ?? {}).map(([key, value]) => [key, String(value)] as const);
  return { ...fields, ...Object.fromEntries(fixed) };
}

/** A change by this visitor: through the link of a customer it is known who answers. `sent`: how it came, for invitations. */
export function changeOf(
  { link, invitation, isKiosk, survey }: SurveyVisit,
  change: AnswerChange,
  sent: SentBy = { hasGesture: false, network: '' },
): AnswerChange {
  if (link === undefined) return isKiosk ? { ...change, channel: 'kiosk' } : change;
  return {
    ...change,
    hiddenFields: { ...change.hiddenFields, ...link.hiddenFields },
    customer: link.customer,
    unverifiedCustomer: undefined,
    ...(invitation === undefined
      ? { channel: 'personal', personalLinkId: link.id }
      : { channel: 'email', invitation: { id: link.id, score: scoreOf(survey, change.answers), ...sent } }),
  };
}

/** Who sent something: whether a person has touched the page, and the keyed hash of the network. */
export type SentBy = Pick<InvitedChange, 'hasGesture' | 'network'>;

/** Longest score of a mail, which is a number or the key of a choice. */
const SCORE_CHARACTERS = 64;

/** The answer to the first question, which the mail asks, as text. */
export function scoreOf({ compiled }: PublishedSurvey, answers: Values): string | null {
  const score = answers[compiled.survey.questions[0]!.key];
  return typeof score === 'number' || typeof score === 'string' ? String(score).slice(0, SCORE_CHARACTERS) : null;
}

/** The query of a link in a mail: `score` is the answer to the first question. */
export function withScore({ survey, invitation }: SurveyVisit, query: Fields): Fields {
  const score = textField(query, 'score');
  if (invitation === undefined || score === undefined) return query;
  const { score: _named, ...others } = query;
  return { ...others, [survey.compiled.survey.questions[0]!.key]: score };
}

/** The version of the survey that a form was made of. */
export function versionIn(fields: Fields, name: string): number | undefined {
  return Number(textField(fields, name)) || undefined;
}
