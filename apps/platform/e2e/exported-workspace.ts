import type { Call } from '../../../tools/product/product.mjs';

/** Where the API shows what a file of an export has: a list, and the item that the line repeats if the list shows less. */
const SHOWN: Readonly<Record<string, { readonly list: string; readonly item?: string; readonly by?: string }>> = {
  members: { list: '/v1/members' },
  invitations: { list: '/v1/invitations' },
  teams: { list: '/v1/teams' },
  touchpoints: { list: '/v1/touchpoints' },
  surveys: { list: '/v1/surveys', item: '/v1/surveys/{id}' },
  plans: { list: '/v1/plans' },
  'survey-invitations': { list: '/v1/survey-invitations' },
  attributes: { list: '/v1/attributes', by: 'key' },
  customers: { list: '/v1/customers' },
  'customer-events': { list: '/v1/customers/C-1/events' },
  segments: { list: '/v1/segments' },
  tags: { list: '/v1/tags' },
  responses: { list: '/v1/responses' },
  imports: { list: '/v1/imports' },
  rules: { list: '/v1/rules' },
  tasks: { list: '/v1/tasks', item: '/v1/tasks/{id}' },
  promises: { list: '/v1/promises' },
  'saved-views': { list: '/v1/saved-views' },
  annotations: { list: '/v1/annotations' },
  goals: { list: '/v1/goals' },
  scenarios: { list: '/v1/scenarios' },
  topics: { list: '/v1/topics' },
  'report-schedules': { list: '/v1/report-schedules' },
  boards: { list: '/v1/boards' },
  'anonymous-reports': { list: '/v1/anonymous-reports' },
  'suppressed-addresses': { list: '/v1/suppressed-addresses' },
  'audit-entries': { list: '/v1/audit-entries' },
};

/** Lists without pages. */
const WHOLE = ['/v1/tags', '/v1/saved-views'];

type Item = Readonly<Record<string, unknown>>;

/** What the API shows of a workspace and its export does not have, or not in the same words; empty if it is whole. */
export async function missingInExport(files: ReadonlyMap<string, readonly object[]>, call: Call): Promise<string[]> {
  const missing: string[] = [];
  for (const [name, { list, item, by = 'id' }] of Object.entries(SHOWN)) {
    const lines = (files.get(name) ?? []) as readonly Item[];
    const shown = await listed(call, list);
    // Only the audit log grows by being read here.
    if (shown.length === 0) missing.push(`${name}: the API shows none, so this says nothing`);
    for (const each of shown) {
      const whole = item === undefined ? each : await call('GET', item.replace('{id}', String(each[by])));
      const line = lines.find((found) => found[by] === each[by]);
      if (line === undefined || !has(line, whole)) missing.push(`${name}: ${String(each[by])}`);
    }
  }
  for (const [name, path] of [
    ['workspace', '/v1/workspace'],
    ['brand', '/v1/workspace/brand'],
    ['attention-rules', '/v1/attention-rules'],
    ['sender', '/v1/sender'],
    ['snippets', '/v1/tasks/snippets'],
  ] as const) {
    const [line] = (files.get(name) ?? []) as readonly Item[];
    if (line === undefined || !has(line, await call('GET', path))) missing.push(name);
  }
  for (const name of ['survey-versions', 'personal-links', 'rule-versions', 'root-causes', 'thread-messages'])
    if ((files.get(name) ?? []).length === 0) missing.push(name);
  return missing;
}

/** All names of members in these values. */
export function namesIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, member] of Object.entries(value)) {
    if (!Array.isArray(value)) found.add(name);
    namesIn(member, found);
  }
  return found;
}

async function listed(call: Call, path: string): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (let cursor = ''; ;) {
    const page = await call('GET', WHOLE.includes(path) ? path : `${path}?limit=100${cursor}`);
    all.push(...page.data);
    if (!page.next_cursor) return all;
    cursor = `&cursor=${encodeURIComponent(page.next_cursor)}`;
  }
}

/** Whether the line says all that the API says, in the same words. */
function has(line: Item, shown: Item): boolean {
  return Object.entries(shown).every(([name, value]) => JSON.stringify(line[name]) === JSON.stringify(value));
}
