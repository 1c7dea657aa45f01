import { createRoute } from '@tanstack/react-router';
import { NotFound } from './not-found.js';
import { shellRoute } from './shell-route.js';

/** All addresses that lead nowhere. In a file of its own, so that the type of the tree does not depend on itself. */
export const notFoundRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFound });
