import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The modules and packages that a module of this folder loads. Type-only imports do not count. */
function loadedWith(module: string, seen = new Set<string>()): Set<string> {
  for (const [, clause = '', name = ''] of read(module).matchAll(/^(?:import|export)([^;]*?) from '([^']+)'/gm)) {
    const names = clause
      .replaceAll(/[{}]/g, '')
      .split(',')
      .map((each) => each.trim());
    const isTypeOnly = clause.startsWith(' type ') || names.every((each) => each === '' || each.startsWith('type '));
    if (isTypeOnly || seen.has(name)) continue;
    seen.add(name);
    if (name.startsWith('./')) loadedWith(name.replace(/\.js$/, '.ts'), seen);
  }
  return seen;
}

const packagesOf = (module: string) => [...loadedWith(module)].filter((name) => !name.startsWith('.')).toSorted();

function dependenciesOf(folder: string): Record<string, string> {
  const { dependencies = {} } = JSON.parse(read(`../../../../${folder}/package.json`)) as {
    dependencies?: Record<string, string>;
  };
  return dependencies;
}

describe('the questionnaire in a browser', () => {
  it('loads only the kernel and TypeBox, which do not depend on ajv', () => {
    expect(packagesOf('./index.ts')).toEqual(['@hearback/kernel', '@sinclair/typebox', '@sinclair/typebox/errors']);
    expect(dependenciesOf('node_modules/@sinclair/typebox')).toEqual({});
    expect(dependenciesOf('libs/platform/kernel')).not.toHaveProperty('ajv');
  });

  it.each(['compile-survey', 'check-submission', 'visible-questions', 'texts', 'value-from-text'])(
    'loads no schemas with %s',
    (module) => {
      expect(packagesOf(`./${module}.ts`).filter((name) => name !== '@hearback/kernel')).toEqual([]);
    },
  );
});
