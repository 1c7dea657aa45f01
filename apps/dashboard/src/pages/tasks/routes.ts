import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';
import { taskActFrom, tasksSearchFrom } from './search.js';

export const tasksRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/tasks',
    validateSearch: tasksSearchFrom,
    component: page('tasks', () => import('./tasks-page.js'), 'TasksPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/tasks/$id',
    validateSearch: taskActFrom,
    component: page('tasks', () => import('./task-page.js'), 'TaskPage'),
  }),
] as const;
