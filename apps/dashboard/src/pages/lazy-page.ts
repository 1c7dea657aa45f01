import { lazyRouteComponent, type AsyncRouteComponent } from '@tanstack/react-router';
import type { Area } from '../i18n/areas.js';
import { loadArea } from '../i18n/catalogue.js';

/** A page that is loaded with the texts of its area when somebody goes there: `page('inbox', () => import('./inbox-page.js'), 'InboxPage')`. */
export function page<T extends Record<string, unknown>, K extends keyof T & string>(
  area: Area,
  load: () => Promise<T>,
  name: K,
): AsyncRouteComponent<object> {
  const both = async () => (await Promise.all([load(), loadArea(area)]))[0];
  return lazyRouteComponent(both as () => Promise<Record<string, never>>, name);
}
