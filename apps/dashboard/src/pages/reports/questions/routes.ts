import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../../shell/shell-route.js';
import { asGiven } from '../../as-given.js';
import { page } from '../../lazy-page.js';
import type { QuestionsSearch } from './questions-search.js';

/** What was chosen, ranked and counted. */
export const questionsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/questions',
    validateSearch: asGiven<QuestionsSearch>,
    component: page('questions', () => import('./questions-page.js'), 'QuestionsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/questions/answers',
    validateSearch: asGiven<QuestionsSearch>,
    component: page('questions', () => import('./question-answers-page.js'), 'QuestionAnswersPage'),
  }),
] as const;
