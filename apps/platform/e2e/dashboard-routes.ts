import type { Page } from 'playwright-core';

/** The addresses of all pages below `/app`, as the router of the open page knows them: `/tasks/$id`. */
export async function routesOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { __TSR_ROUTER__: router } = globalThis as unknown as {
      readonly __TSR_ROUTER__: { readonly routesByPath: Readonly<Record<string, unknown>> };
    };
    return Object.keys(router.routesByPath);
  });
}
