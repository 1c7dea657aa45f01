import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { accountRoutes, ownAccountRoutes } from './pages/account/routes.js';
import { customersRoutes } from './pages/customers/routes.js';
import { homeRoutes } from './pages/home/routes.js';
import { importsRoutes } from './pages/imports/routes.js';
import { inboxRoutes } from './pages/inbox/routes.js';
import { operatorRoutes, suspendedRoute } from './pages/operator/routes.js';
import { plansRoutes } from './pages/plans/routes.js';
import { reportsRoutes } from './pages/reports/routes.js';
import { rulesRoutes } from './pages/rules/routes.js';
import { joinRoutes, settingsRoutes } from './pages/settings/routes.js';
import { surveysRoutes } from './pages/surveys/routes.js';
import { tasksRoutes } from './pages/tasks/routes.js';
import { notFoundRoute } from './shell/not-found-route.js';
import { PageError } from './shell/page-error.js';
import { rootRoute } from './root-route.js';
import { shellRoute } from './shell/shell-route.js';

const routeTree = rootRoute.addChildren([
  ...accountRoutes,
  ...joinRoutes,
  suspendedRoute,
  shellRoute.addChildren([
    ...homeRoutes,
    ...ownAccountRoutes,
    ...inboxRoutes,
    ...tasksRoutes,
    ...surveysRoutes,
    ...plansRoutes,
    ...customersRoutes,
    ...reportsRoutes,
    ...rulesRoutes,
    ...importsRoutes,
    ...settingsRoutes,
    ...operatorRoutes,
    notFoundRoute,
  ]),
]);

/** The router of the dashboard; every address is a state that can be sent to a colleague. */
export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    basepath: '/app',
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: PageError,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
