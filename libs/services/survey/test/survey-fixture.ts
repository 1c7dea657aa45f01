import { SurveyClosed, SurveyPublished, type EventOf } from '@hearback/contracts';
import { medium } from '@hearback/testing';
import { SurveyModule } from '../src/index.js';

/** The caller of a request; `other` and `third` belong to other workspaces. */
export type Who = 'editor' | 'viewer' | 'other' | 'third';

/** The parts of a request besides method and path. */
export interface Call {
  readonly as?: Who;
  readonly body?: unknown;
  /** Headers by name. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The service on a real database behind HTTP, with shortcuts for its tests. */
export async function surveyFixture() {
  const fixture = await medium({ modules: { survey: SurveyModule } });
  const credentials: Readonly<Record<Who, Readonly<Record<string, string>>>> = {
    editor: fixture.headersOf(),
    viewer: fixture.headersOf({ permissions: ['surveys:read'] }),
    other: fixture.headersOf({ tenantId: fixture.otherTenantId }),
    third: fixture.headersOf({ tenantId: '0198c0de-0000-7000-8000-00000000000c' }),
  };
  return {
    ...fixture,
    call(method: 'get' | 'post' | 'put' | 'patch', path: string, { as = 'editor', body, headers = {} }: Call = {}) {
      const request = fixture.http[method](path).set({ ...credentials[as], ...headers });
      return body === undefined ? request : request.type('json').send(JSON.stringify(body));
    },
    /** The published events of a survey, in order; they share a partition. */
    async publishedFor(surveyId: string): Promise<readonly EventOf<typeof SurveyPublished | typeof SurveyClosed>[]> {
      const all = [...(await fixture.events.all(SurveyPublished)), ...(await fixture.events.all(SurveyClosed))];
      return all
        .filter(({ payload }) => payload.survey_id === surveyId)
        .toSorted((a, b) => a.position.offset - b.position.offset);
    },
  };
}

export type SurveyFixture = Awaited<ReturnType<typeof surveyFixture>>;
