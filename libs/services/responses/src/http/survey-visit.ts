import { secretHash } from '@hearback/http';
import { textField, type Fields } from '@hearback/survey-ui';
import { Injectable } from '@nestjs/common';
import { PersonalLinkStore } from '../application/personal-link-store.js';
import { FindPreview } from '../application/find-preview.js';
import { SurveyDirectory } from '../application/survey-directory.js';
import { isLinkToken } from '../application/link-token.js';
import type { AnswerChange } from '../domain/open-response.js';
import type { PersonalLink } from '../domain/personal-link.js';
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
  readonly link?: PersonalLink;
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

/** Finds what an address leads to. */
@Injectable()
export class SurveyVisits {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly previews: FindPreview,
    private readonly links: PersonalLinkStore,
  ) {}

  /** The survey of a public link. */
  async byCode(code: string, approach: Approach = {}): Promise<SurveyVisit | undefined> {
    const { isKiosk = false } = approach;
    const survey = await this.#ofCode(code, approach);
    return survey && { survey, path: `/s/${code}`, savePath: `/v1/links/${code}/responses`, isKiosk };
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

/** The fields of a form or an address, with what the link fixes. */
export function fieldsOf({ link }: SurveyVisit, fields: Fields): Fields {
  const fixed = Object.entries(link?.hiddenFields ?? {}).map(([key, value]) => [key, String(value)] as const);
  return { ...fields, ...Object.fromEntries(fixed) };
}

/** A change by this visitor: through a personal link it is known who answers. */
export function changeOf({ link, isKiosk }: SurveyVisit, change: AnswerChange): AnswerChange {
  if (link === undefined) return isKiosk ? { ...change, channel: 'kiosk' } : change;
  return {
    ...change,
    hiddenFields: { ...change.hiddenFields, ...link.hiddenFields },
    customer: link.customer,
    unverifiedCustomer: undefined,
    channel: 'personal',
    personalLinkId: link.id,
  };
}

/** The version of the survey that a form was made of. */
export function versionIn(fields: Fields, name: string): number | undefined {
  return Number(textField(fields, name)) || undefined;
}
