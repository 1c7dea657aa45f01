import { SurveyClosed, SurveyPublished, type EventOf } from '@hearback/contracts';
import { medium } from '@hearback/testing';
import { SurveyModule } from '../src/index.js';

/** Whom a request comes from: `other` and `third` are workspaces of their own. */
export type Who = 'editor' | 'viewer' | 'other' | 'third';

/** What a request carries besides method and path. */
export interface Call {
  readonly as?: Who;
  readonly body?: unknown;
  /** Headers by their names. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The service on a real database behind HTTP, and short words for what its tests do. */
export async function surveyBed() {
  const bed = await medium({ modules: { survey: SurveyModule } });
  const credentials: Readonly<Record<Who, Readonly<Record<string, string>>>> = {
    editor: bed.headersOf(),
    viewer: bed.headersOf({ permissions: ['surveys:read'] }),
    other: bed.headersOf({ tenantId: bed.otherTenantId }),
    third: bed.headersOf({ tenantId: '0198c0de-0000-7000-8000-00000000000c' }),
  };
  return {
    ...bed,
    call(method: 'get' | 'post' | 'patch', path: string, { as = 'editor', body, headers = {} }: Call = {}) {
      const request = bed.http[method](path).set({ ...credentials[as], ...headers });
      return body === undefined ? request : request.type('json').send(JSON.stringify(body));
    },
    /** What was said of a survey, in order; its events share a partition. */
    async saidOf(surveyId: string): Promise<readonly EventOf<typeof SurveyPublished | typeof SurveyClosed>[]> {
      const all = [...(await bed.events.all(SurveyPublished)), ...(await bed.events.all(SurveyClosed))];
      return all
        .filter(({ payload }) => payload.survey_id === surveyId)
        .toSorted((a, b) => a.position.offset - b.position.offset);
    },
  };
}

export type SurveyBed = Awaited<ReturnType<typeof surveyBed>>;
