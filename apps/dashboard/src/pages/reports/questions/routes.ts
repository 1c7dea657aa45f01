import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../../shell/shell-route.js';
import { page } from '../../lazy-page.js';
import { questionsSearch } from './questions-search.js';

/** What was chosen, ranked and counted. */
export const questionsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/questions',
    validateSearch: questionsSearch,
    component: page('questions', () => import('./questions-page.js'), 'QuestionsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/questions/answers',
    validateSearch: questionsSearch,
    component: page('questions', () => import('./question-answers-page.js'), 'QuestionAnswersPage'),
  }),
] as const;
