import { Injectable } from '@nestjs/common';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { SurveyCopies, type SurveyAddress } from './survey-copies.js';

/** Milliseconds after which the directory asks for changes beside its work, and after which it waits for the answer. */
const RECHECK_AFTER = 400;
const DISTRUST_AFTER = 900;

/** Milliseconds for which a caller waits for the copy of a survey, and how many may wait at a time. */
const PATIENCE = 500;
const MOST_PATIENT = 50;

/** Entries of each kind; the oldest make room. */
const CAPACITY = 10_000;

/**
 * Compiled surveys, kept in the process, so that checking an answer reads no database. Another process's change is seen
 * within a second: whoever asks makes the directory look at the revision of the copies, at most every 400 ms; an unused
 * directory asks nothing.
 */
@Injectable()
export class SurveyDirectory {
  readonly #newest = new Map<string, Promise<PublishedSurvey | undefined>>();
  /** Earlier versions: all but their survey's status is fixed for ever. */
  readonly #older = new Map<string, Promise<PublishedSurvey | undefined>>();
  readonly #links = new Map<string, Promise<SurveyAddress | undefined>>();
  #revision: bigint | undefined;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #check: Promise<void> | undefined;
  #patient = 0;

  constructor(private readonly copies: SurveyCopies) {}

  /** The version, the newest one where none is named; `undefined` where the workspace published no such survey. */
  async find(address: SurveyAddress, version?: number): Promise<PublishedSurvey | undefined> {
    const age = performance.now() - this.#checkedAt;
    if (age > RECHECK_AFTER) {
      const check = this.#recheck();
      if (age > DISTRUST_AFTER) await check;
    }
    const key = keyOf(address);
    const newest = await keep(this.#newest, key, () => this.copies.load(address));
    if (newest === undefined || version === undefined || version === newest.version) return newest;
    if (version < 1 || version > newest.version) return undefined;
    const older = await keep(this.#older, `${key}/${version}`, () => this.copies.load(address, version));
    return older && { ...older, status: newest.status };
  }

  /**
   * As `find`, but for a caller who may have published the survey a moment ago: waits up to half a second for its copy to
   * arrive here.
   */
  async findSoon(address: SurveyAddress): Promise<PublishedSurvey | undefined> {
    const found = await this.find(address);
    if (found !== undefined || this.#patient >= MOST_PATIENT) return found;
    this.#patient += 1;
    try {
      for (const until = performance.now() + PATIENCE; performance.now() < until;) {
        await new Promise((resolve) => setTimeout(resolve, PATIENCE / 10));
        this.#newest.delete(keyOf(address));
        const arrived = await this.find(address);
        if (arrived !== undefined) return arrived;
      }
      return undefined;
    } finally {
      this.#patient -= 1;
    }
  }

  /** The newest version behind a public link. */
  async findByLink(linkCode: string, version?: number): Promise<PublishedSurvey | undefined> {
    const age = performance.now() - this.#checkedAt;
    if (age > DISTRUST_AFTER) await this.#recheck();
    const address = await keep(this.#links, linkCode, () => this.copies.addressOfLink(linkCode));
    return address && this.find(address, version);
  }

  /** Forgets what it knows of a survey; the next question reads it anew. */
  forget(change: SurveyAddress & { readonly linkCode?: string }): void {
    if (change.linkCode !== undefined) this.#links.delete(change.linkCode);
    this.#newest.delete(keyOf(change));
  }

  #recheck(): Promise<void> {
    this.#check ??= this.#readChanges().finally(() => (this.#check = undefined));
    // Whoever does not wait for it must not die of it: the next one who has to wait gets the error.
    this.#check.catch(() => undefined);
    return this.#check;
  }

  async #readChanges(): Promise<void> {
    const askedAt = performance.now();
    const { revision, changes } = await this.copies.changesSince(this.#revision);
    for (const change of changes) this.forget(change);
    this.#revision = revision;
    this.#checkedAt = askedAt;
  }
}

function keyOf(address: SurveyAddress): string {
  return `${address.tenantId}/${address.surveyId}`;
}

/** The entry, loaded once however many ask; a failure is not kept. */
function keep<T>(entries: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const known = entries.get(key);
  if (known !== undefined) return known;
  const loading = load();
  entries.set(key, loading);
  loading.catch(() => entries.get(key) === loading && entries.delete(key));
  if (entries.size > CAPACITY) entries.delete(entries.keys().next().value!);
  return loading;
}
