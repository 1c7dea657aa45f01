import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const mailPages = new URL('../../../libs/services/notifications/src/domain/mail-pages.ts', import.meta.url);
const dashboard = new URL('../../dashboard/src/pages/', import.meta.url);

/** The addresses of the dashboard's router, such as `/app/tasks/$id`. */
const routes = readdirSync(dashboard, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('routes.ts'))
  .map((file) => readFileSync(new URL(file, dashboard), 'utf8'))
  .flatMap((source) => [...source.matchAll(/path: '(\/[^']*)'/g)].map(([, path]) => `/app${path}`));

/** Whether the router has a page at the address; one that ends with a slash is followed by a parameter. */
const isRoute = (address: string) => routes.some((route) => route.replace(/\$\w+$/, '') === address);

describe('links in mails', () => {
  const pages = [...readFileSync(mailPages, 'utf8').matchAll(/: '(\/[^']*)'/g)].map(([, page = '']) => page);

  it.each(pages.filter((page) => page.startsWith('/app/')))('open a page of the dashboard: %s', (page) => {
    expect(isRoute(page)).toBe(true);
  });

  it('lead out of the dashboard only to the first confirmation, and to the choice of who gets reports without an account', () => {
    expect(pages.filter((page) => !page.startsWith('/app/'))).toEqual(['/confirm/', '/report-mails/']);
  });
});
