import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { documentation } from './documentation.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { pages, files, downloads } = documentation();

/** The addresses that a page links to, without those of other sites. */
const linksOf = (html: string) => [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address]) => address!);

/** Whether an address of this site leads somewhere. */
function isKnown(address: string, from: string): boolean {
  const [path = '', id] = address.split('#');
  if (path.startsWith('/app/')) return true;
  const target = path === '' ? from : path.replace(/^\/docs\/?/, '');
  if (target.startsWith('files/')) return files.has(target.slice('files/'.length));
  if (target.startsWith('downloads/')) return downloads.has(target.slice('downloads/'.length));
  const html = pages.get(target);
  return html !== undefined && (id === undefined || html.includes(` id="${id}"`));
}

describe('the documentation', () => {
  it('has links that lead somewhere', () => {
    const broken = [...pages].flatMap(([path, html]) =>
      linksOf(html)
        .filter((address) => !/^(https?:|mailto:)/.test(address) && !isKnown(address, path))
        .map((address) => `${path} → ${address}`),
    );
    expect(broken).toEqual([]);
  });

  it('has each guide in its contents', () => {
    const first = pages.get('')!;
    const guides = ['', 'recipes/'].flatMap((folder) =>
      readdirSync(`${root}docs/${folder}`)
        .filter((name) => name.endsWith('.md') && name !== 'index.md')
        .map((name) => `/docs/${folder}${name.replace(/\.md$/, '')}`),
    );
    expect(guides.filter((address) => !first.includes(`href="${address}"`))).toEqual([]);
  });

  it('shows raw HTML as text, and links to no script', () => {
    for (const [path, html] of pages) {
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
      expect([path, /<(script|img|iframe|style)\b|\son\w+=|href="javascript:/i.test(main)]).toEqual([path, false]);
    }
  });

  it('lists every type of webhooks', () => {
    const api = JSON.parse(readFileSync(`${root}openapi.json`, 'utf8')) as {
      components: {
        schemas: { CreateWebhookEndpoint: { properties: { event_types: { items: { enum: string[] } } } } };
      };
    };
    const types = api.components.schemas.CreateWebhookEndpoint.properties.event_types.items.enum;
    expect(types.length).toBeGreaterThan(10);
    expect(types.filter((type) => !pages.get('webhooks')!.includes(`<code>${type}</code>`))).toEqual([]);
  });

  it('explains every problem at the place that `type` of a problem document names', () => {
    const { 'x-problems': problems } = JSON.parse(readFileSync(`${root}openapi.json`, 'utf8')) as {
      'x-problems': { code: string }[];
    };
    const html = pages.get('problems')!;
    expect(problems.filter(({ code }) => !html.includes(` id="${code}"`))).toEqual([]);
  });
});
