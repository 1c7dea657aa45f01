import { createRoute, redirect } from '@tanstack/react-router';
import { ApiProblem } from '../api/client.js';
import { sessionQuery, type Session } from '../api/session.js';
import { rootRoute } from '../root-route.js';
import { Shell } from './shell.js';

/** All pages behind the sign-in. Without a session it leads there, and back afterwards; a suspended workspace has none of them. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    let session: Session;
    try {
      session = await context.queries.ensureQueryData(sessionQuery);
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401)
        throw redirect({ to: '/sign-in', search: { next: location.href } });
      throw error;
    }
    if (session.workspace.suspension !== null) throw redirect({ to: '/suspended' });
  },
  component: Shell,
});
