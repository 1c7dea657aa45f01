import type { FastifyInstance } from 'fastify';
import { requestErrors } from '../problems/request.errors.js';

/**
 * Answers only routes for customers under the host name of the survey pages: those with `forCustomers` or `cors` in their
 * configuration. Everything else is 404 there, so that a page which many people open shares no origin with the pages of staff.
 * `surveyUrl`: the address of that host.
 */
export function installSurveyHost(server: FastifyInstance, surveyUrl: string): void {
  const { host } = new URL(surveyUrl);
  server.addHook('onRequest', (request, _reply, done) => {
    const { forCustomers, cors } = request.routeOptions.config;
    const isElsewhere = request.headers.host?.toLowerCase() !== host;
    done(isElsewhere || forCustomers === true || cors === true ? undefined : requestErrors.error('not-found'));
  });
}
