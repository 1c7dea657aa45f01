import { Injectable } from '@nestjs/common';
import type { PublishedSurvey } from '../domain/published-survey.js';
import type { SurveyWidget } from '../domain/survey-widget.js';
import { SurveyCopies, type SurveyAddress } from './survey-copies.js';

/** Age of the last check after which changes are read in the background, and after which callers wait for them. */
const RECHECK_AFTER_MS = 400;
const STALE_AFTER_MS = 900;

/** How long a caller waits for the copy of a survey, and how many callers may wait at the same time. */
const ARRIVAL_TIMEOUT_MS = 500;
const MAX_WAITING = 50;

/** Maximum entries of each kind; the oldest are removed. */
const CAPACITY = 10_000;

/**
 * Caches compiled surveys in the process, so that checking an answer needs no database access. A change by another process is
 * noticed within a second: a lookup checks the revision of the copies, at most every 400 ms.
 */
@Injectable()
export class SurveyDirectory {
  readonly #newest = new Map<string, Promise<PublishedSurvey | undefined>>();
  /** Earlier versions; only the status of their survey can change. */
  readonly #older = new Map<string, Promise<PublishedSurvey | undefined>>();
  readonly #links = new Map<string, Promise<SurveyAddress | undefined>>();
  /** Ids of the surveys that are enabled for web pages, by workspace. */
  readonly #widgets = new Map<string, Promise<readonly string[]>>();
  #revision: bigint | undefined;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #check: Promise<void> | undefined;
  #waiting = 0;

  constructor(private readonly copies: SurveyCopies) {}

  /** The version, or the newest one without a version; undefined if the workspace has not published the survey. */
  async find(address: SurveyAddress, version?: number): Promise<PublishedSurvey | undefined> {
    await this.#fresh();
    const key = keyOf(address);
    const newest = await cached(this.#newest, key, () => this.copies.load(address));
    if (newest === undefined || version === undefined || version === newest.version) return newest;
    if (version < 1 || version > newest.version) return undefined;
    const older = await cached(this.#older, `${key}/${version}`, () => this.copies.load(address, version));
    return older && { ...older, status: newest.status, settings: newest.settings };
  }

  /** Like `find`, but waits up to half a second for the copy of a survey that has just been published. */
  async findOrWait(address: SurveyAddress): Promise<PublishedSurvey | undefined> {
    const found = await this.find(address);
    if (found !== undefined || this.#waiting >= MAX_WAITING) return found;
    this.#waiting += 1;
    try {
      for (const until = performance.now() + ARRIVAL_TIMEOUT_MS; performance.now() < until;) {
        await new Promise((resolve) => setTimeout(resolve, ARRIVAL_TIMEOUT_MS / 10));
        this.#newest.delete(keyOf(address));
        const arrived = await this.find(address);
        if (arrived !== undefined) return arrived;
      }
      return undefined;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** The version of the survey with this public link, or its newest one. */
  async findByLink(linkCode: string, version?: number): Promise<PublishedSurvey | undefined> {
    const age = performance.now() - this.#checkedAt;
    if (age > STALE_AFTER_MS) await this.#recheck();
    const address = await cached(this.#links, linkCode, () => this.copies.addressOfLink(linkCode));
    return address && this.find(address, version);
  }

  /** The open surveys of a workspace that are enabled for web pages, oldest first. */
  async widgetsOf(
    tenantId: string,
  ): Promise<readonly { readonly survey: PublishedSurvey; readonly widget: SurveyWidget }[]> {
    await this.#fresh();
    const ids = await cached(this.#widgets, tenantId, () => this.copies.enabledForWidget(tenantId));
    const surveys = await Promise.all(ids.map((surveyId) => this.find({ tenantId, surveyId })));
    return surveys.flatMap((survey) =>
      survey?.status === 'open' && survey.widget?.enabled === true ? [{ survey, widget: survey.widget }] : [],
    );
  }

  /** Removes a survey from the cache; the next lookup reads it again. */
  forget(change: SurveyAddress & { readonly linkCode?: string }): void {
    if (change.linkCode !== undefined) this.#links.delete(change.linkCode);
    this.#newest.delete(keyOf(change));
    this.#widgets.delete(change.tenantId);
  }

  /** Notices changes by other processes: in the background first, later before the lookup. */
  async #fresh(): Promise<void> {
    const age = performance.now() - this.#checkedAt;
    if (age <= RECHECK_AFTER_MS) return;
    const check = this.#recheck();
    if (age > STALE_AFTER_MS) await check;
  }

  #recheck(): Promise<void> {
    this.#check ??= this.#readChanges().finally(() => (this.#check = undefined));
    // A failure in the background must not end the process; callers that wait get the error.
    this.#check.catch(() => undefined);
    return this.#check;
  }

  async #readChanges(): Promise<void> {
    const readAt = performance.now();
    const { revision, changes } = await this.copies.changesSince(this.#revision);
    for (const change of changes) this.forget(change);
    this.#revision = revision;
    this.#checkedAt = readAt;
  }
}

function keyOf(address: SurveyAddress): string {
  return `${address.tenantId}/${address.surveyId}`;
}

/** The cached entry, loaded once for concurrent callers; failures are not cached. */
function cached<T>(entries: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const known = entries.get(key);
  if (known !== undefined) return known;
  const loading = load();
  entries.set(key, loading);
  loading.catch(() => entries.get(key) === loading && entries.delete(key));
  if (entries.size > CAPACITY) entries.delete(entries.keys().next().value!);
  return loading;
}
