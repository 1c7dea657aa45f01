import type { Body } from '../../../api/client.js';

type Target = NonNullable<Body<'putWidget'>['targeting']>[number];

const SIGNS = { equals: '=', not_equals: '!=' } as const;

/** Conditions on attributes as lines: `plan = gold, silver`, `plan != free`, `plan exists`, `plan missing`. */
export function linesOf(targets: readonly Target[]): string {
  return targets
    .map(({ attribute, is, values = [] }) =>
      is === 'exists' || is === 'missing' ? `${attribute} ${is}` : `${attribute} ${SIGNS[is]} ${values.join(', ')}`,
    )
    .join('\n');
}

/** The conditions of lines. What is no condition becomes an attribute that the server refuses by name. */
export function targetsOf(lines: string): Target[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Target => {
      const [, attribute = line, sign, rest = ''] = /^(\S+)\s*(!=|=)\s*(.*)$/.exec(line) ?? [];
      const [, named = line, word] = /^(\S+)\s+(exists|missing)$/.exec(line) ?? [];
      if (sign === undefined) return { attribute: named, is: word === 'missing' ? 'missing' : 'exists', values: [] };
      const values = rest
        .split(',')
        .map((value) => value.trim())
        .filter((value) => value !== '');
      return { attribute, is: sign === '=' ? 'equals' : 'not_equals', values };
    });
}
