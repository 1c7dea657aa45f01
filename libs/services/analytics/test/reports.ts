import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { ResponseSubmitted, WorkspaceCreated, type ResponseSubmittedV1 } from '@hearback/contracts';
import type { Medium } from '@hearback/testing';
import { nps, workspace } from './builders.js';

/** Publishes answers to the running service, and reads its reports. */
export function reportsOf(service: () => Medium) {
  return {
    /** Creates a workspace in this time zone, and waits until these answers are counted. */
    async counted(timeZone: string, answers: readonly ResponseSubmittedV1[]): Promise<string> {
      const m = service();
      const tenantId = randomUUID();
      await m.publish(WorkspaceCreated, workspace(timeZone), { tenantId });
      await m.drained();
      for (const answer of answers) await m.publish(ResponseSubmitted, answer, { tenantId });
      await m.drained();
      return tenantId;
    },

    /** Sends GET as this workspace; fails unless the status is 200. */
    async get(tenantId: string, path: string, query: Record<string, string | number> = {}) {
      const reply = await service().as({ tenantId }).get(path).query(query);
      expect({ status: reply.status, body: reply.status === 200 ? {} : (reply.body as unknown) }).toEqual({
        status: 200,
        body: {},
      });
      return reply.body;
    },
  };
}

/** As many answers. */
export const repeat = (times: number, make: (i: number) => ResponseSubmittedV1) =>
  Array.from({ length: times }, (_, i) => make(i));

/** NPS answers of one time. */
export const people = (promoters: number, passives: number, detractors: number, at: string, more = {}) => [
  ...repeat(promoters, () => nps(10, at, more)),
  ...repeat(passives, () => nps(8, at, more)),
  ...repeat(detractors, () => nps(3, at, more)),
];
