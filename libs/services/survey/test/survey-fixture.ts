import { SurveyClosed, SurveyPublished, type EventOf } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { medium, type MediumOptions } from '@hearback/testing';
import { SurveyModule } from '../src/index.js';
import { definitionJson } from './builders.js';

/** The caller of a request; `other` and `third` belong to other workspaces. */
export type Who = 'editor' | 'viewer' | 'other' | 'third';

/** The parts of a request besides method and path. */
export interface Call {
  readonly as?: Who;
  readonly body?: unknown;
  /** Headers by name. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A survey as the API returns it. */
interface SurveyRef {
  readonly id: string;
}

/** The path of a survey. */
export const pathOf = ({ id }: SurveyRef) => `/v1/surveys/${id}`;

/** The id of a survey in the database and in events. */
export const uuidOf = ({ id }: SurveyRef) => parsePublicId('srv', id)!;

/** The service on a real database behind HTTP, with shortcuts for its tests. */
export async function surveyFixture(options: Pick<MediumOptions, 'now' | 'settings'> = {}) {
  const fixture = await medium({ modules: { survey: SurveyModule }, ...options });
  const credentials: Readonly<Record<Who, Readonly<Record<string, string>>>> = {
    editor: fixture.headersOf(),
    viewer: fixture.headersOf({ permissions: ['surveys:read'] }),
    other: fixture.headersOf({ tenantId: fixture.otherTenantId }),
    third: fixture.headersOf({ tenantId: '0198c0de-0000-7000-8000-00000000000c' }),
  };
  const call = (
    method: 'get' | 'post' | 'patch' | 'put',
    path: string,
    { as = 'editor', body, headers = {} }: Call = {},
  ) => {
    const request = fixture.http[method](path).set({ ...credentials[as], ...headers });
    return body === undefined ? request : request.type('json').send(JSON.stringify(body));
  };
  return {
    ...fixture,
    call,
    /** Creates a survey; returns it as the API does. */
    async createSurvey(more: object = {}, as: Who = 'editor') {
      const body = { name: 'After delivery', definition: definitionJson(), ...more };
      return (await call('post', '/v1/surveys', { body, as })).body;
    },
    /** Publishes the draft; returns the survey. */
    publishSurvey: async (survey: SurveyRef) => (await call('post', `${pathOf(survey)}/publish`)).body,
    /** Sends a change of the survey that was read at this revision. */
    changeSurvey: (survey: SurveyRef, revision: number, body: object) =>
      call('patch', pathOf(survey), { body, headers: { 'if-match': `"${revision}"` } }),
    /** The published events of a survey, in order; they share a partition. */
    async publishedFor(survey: SurveyRef): Promise<readonly EventOf<typeof SurveyPublished | typeof SurveyClosed>[]> {
      const all = [...(await fixture.events.all(SurveyPublished)), ...(await fixture.events.all(SurveyClosed))];
      return all
        .filter(({ payload }) => payload.survey_id === uuidOf(survey))
        .toSorted((a, b) => a.position.offset - b.position.offset);
    },
  };
}

export type SurveyFixture = Awaited<ReturnType<typeof surveyFixture>>;
