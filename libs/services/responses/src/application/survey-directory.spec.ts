import { describe, expect, it } from '@jest/globals';
import { compileSurvey, parseSurvey } from '@hearback/questionnaire';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { NO_SETTINGS } from '../domain/survey-settings.js';
import { SurveyCopies, type SurveyAddress, type SurveyChange } from './survey-copies.js';
import { SurveyDirectory } from './survey-directory.js';

const parsed = parseSurvey({
  default_language: 'en',
  languages: ['en'],
  texts: { en: { 'questions.nps.title': 'Recommend?' } },
  questions: [{ key: 'nps', kind: 'nps' }],
});
const compiled = compileSurvey((parsed as Extract<typeof parsed, { ok: true }>).survey);

/** Copies in memory; `change` simulates another process. Counts the calls of `load`. */
class MemoryCopies extends SurveyCopies {
  readonly #versions = new Map<string, PublishedSurvey[]>();
  readonly #changes: SurveyChange[] = [];
  loads = 0;

  change(surveyId: string, status: 'open' | 'closed', version: number): void {
    const survey: PublishedSurvey = {
      tenantId: 't',
      surveyId,
      version,
      status,
      linkCode: `link-${surveyId}`,
      name: surveyId,
      touchpointId: null,
      touchpointKey: null,
      brand: {
        name: null,
        color: null,
        contact: null,
        privacyUrl: null,
        tone: 'formal',
        logoPath: null,
        callBackUrl: null,
      },
      widget: null,
      settings: NO_SETTINGS,
      timeZone: 'UTC',
      compiled,
    };
    const versions = (this.#versions.get(surveyId) ?? []).filter((each) => each.version !== version);
    this.#versions.set(surveyId, [...versions, survey]);
    this.#changes.push(survey);
  }

  override load({ surveyId }: SurveyAddress, version?: number): Promise<PublishedSurvey | undefined> {
    this.loads += 1;
    const versions = this.#versions.get(surveyId) ?? [];
    return Promise.resolve(version === undefined ? versions.at(-1) : versions.find((each) => each.version === version));
  }

  override addressOfLink(linkCode: string): Promise<SurveyAddress | undefined> {
    const surveyId = linkCode.replace('link-', '');
    return Promise.resolve(this.#versions.has(surveyId) ? { tenantId: 't', surveyId } : undefined);
  }

  override enabledForWidget = () => Promise.resolve([]);

  override changesSince(revision: bigint | undefined): ReturnType<SurveyCopies['changesSince']> {
    const newest = BigInt(this.#changes.length);
    return Promise.resolve({
      revision: newest,
      changes: revision === undefined ? [] : this.#changes.slice(Number(revision)),
    });
  }

  override publish = () => Promise.resolve();
  override close = () => Promise.resolve();
  override changeSettings = () => Promise.resolve();
}

const until = async (holds: () => Promise<boolean>) => {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
};

describe('SurveyDirectory', () => {
  const address = { tenantId: 't', surveyId: 's' };

  it('reads a survey once for concurrent lookups', async () => {
    const copies = new MemoryCopies();
    copies.change('s', 'open', 1);
    const directory = new SurveyDirectory(copies);
    await Promise.all(Array.from({ length: 50 }, () => directory.find(address)));
    expect((await directory.findByLink('link-s'))?.surveyId).toBe('s');
    expect(copies.loads).toBe(1);
  });

  it('notices changes by another process', async () => {
    const copies = new MemoryCopies();
    copies.change('s', 'open', 1);
    const directory = new SurveyDirectory(copies);
    expect((await directory.find(address))?.status).toBe('open');
    expect(await directory.findByLink('link-other')).toBeUndefined();
    copies.change('s', 'closed', 1);
    copies.change('other', 'open', 1);
    await until(async () => (await directory.find(address))?.status === 'closed');
    await until(async () => (await directory.findByLink('link-other')) !== undefined);
  });

  it('finds earlier versions, with the status of the newest', async () => {
    const copies = new MemoryCopies();
    copies.change('s', 'open', 1);
    copies.change('s', 'closed', 2);
    const directory = new SurveyDirectory(copies);
    expect(await directory.find(address, 1)).toMatchObject({ version: 1, status: 'closed' });
    expect(await directory.find(address, 3)).toBeUndefined();
    expect(await directory.find(address, 0)).toBeUndefined();
  });

  it('waits for a survey that has just been published', async () => {
    const copies = new MemoryCopies();
    const directory = new SurveyDirectory(copies);
    const found = directory.findOrWait(address);
    await directory.find(address);
    copies.change('s', 'open', 1);
    expect((await found)?.version).toBe(1);
    expect(await directory.findOrWait({ tenantId: 't', surveyId: 'never' })).toBeUndefined();
  });
});
