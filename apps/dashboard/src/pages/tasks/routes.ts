import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { asGiven } from '../as-given.js';
import { page } from '../lazy-page.js';
import type { TaskAct, TasksSearch } from './search.js';

export const tasksRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/tasks',
    validateSearch: asGiven<TasksSearch>,
    component: page('tasks', () => import('./tasks-page.js'), 'TasksPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/tasks/$id',
    validateSearch: asGiven<TaskAct>,
    component: page('tasks', () => import('./task-page.js'), 'TaskPage'),
  }),
] as const;
