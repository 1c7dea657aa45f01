import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkBoundaries } from './boundaries.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the import rules', () => {
  let copy;
  /** Reverts the last planted violation. */
  let undo;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'boundaries-'));
    for (const folder of ['libs', 'apps'])
      cpSync(join(root, folder), join(copy, folder), {
        recursive: true,
        filter: (path) => !/node_modules|[/\\](dist|golden|data)$/.test(path),
      });
  });
  afterEach(() => {
    undo?.();
    undo = undefined;
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const plant = (path, text) => {
    const file = join(copy, path);
    const before = existsSync(file) ? readFileSync(file) : undefined;
    undo = () => (before === undefined ? rmSync(file) : writeFileSync(file, before));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return checkBoundaries(copy);
  };

  it('are followed by the current sources', () => {
    expect(checkBoundaries(copy)).toEqual([]);
  });

  it.each([
    [
      'one service by another',
      'libs/services/survey/src/application/planted.ts',
      `import { ResponsesModule } from '@hearback/responses';`,
      'a service never imports another service',
    ],
    [
      'a service by a relative path',
      'libs/services/survey/src/application/planted.ts',
      `import { x } from '../../../responses/src/index.js';`,
      'leaves its project',
    ],
    [
      'a framework by a domain',
      'libs/services/survey/src/domain/planted.ts',
      `import { Injectable } from '@nestjs/common';`,
      'a domain is pure',
    ],
    [
      'the file system by a domain',
      'libs/services/survey/src/domain/planted.ts',
      `import { readFileSync } from 'node:fs';`,
      'a domain is pure',
    ],
    [
      'the database driver by a use case',
      'libs/services/survey/src/application/planted.ts',
      `import { Pool } from 'pg';`,
      'application knows ports only',
    ],
    [
      'persistence by http',
      'libs/services/survey/src/http/planted.ts',
      `import { x } from '../persistence/x.js';`,
      'http may not import persistence',
    ],
    [
      'an internal file of a library',
      'libs/services/survey/src/application/planted.ts',
      `import { x } from '@hearback/kernel/src/clock.js';`,
      'is internal to',
    ],
    [
      'a service by an infrastructure library',
      'libs/platform/process/src/planted.ts',
      `import { SurveyModule } from '@hearback/survey';`,
      'may not import type:service',
    ],
    [
      'infrastructure by a pure library',
      'libs/platform/kernel/src/planted.ts',
      `import { Tx } from '@hearback/database';`,
      'may not import type:infra',
    ],
    [
      'test tools by the product',
      'libs/services/survey/src/application/planted.ts',
      `import { medium } from '@hearback/testing';`,
      'for specs only',
    ],
    [
      'a package that package.json does not declare',
      'libs/platform/kernel/src/planted.ts',
      `import { DateTime } from 'luxon';`,
      'not declared',
    ],
    [
      'a second service by a process of one',
      'apps/survey/src/planted.ts',
      `const x = await import('@hearback/responses');`,
      'may not import service',
    ],
    [
      'a service by the gateway',
      'apps/gateway/src/planted.ts',
      `import { SurveyModule } from '@hearback/survey';`,
      'may not import service',
    ],
  ])('reject an import of %s', (_what, path, text, sentence) => {
    expect(
      plant(path, `${text}\n`)
        .filter((found) => found.startsWith(path))
        .join('\n'),
    ).toContain(sentence);
  });

  it('reject a service that exports more than its module', () => {
    expect(
      plant(
        'libs/services/survey/src/index.ts',
        `export { SurveyModule } from './survey.module.js';\nexport { x } from './x.js';\n`,
      ).join('\n'),
    ).toContain('must export its module and nothing else');
  });

  it('reject a vague file name and a file that is too long', () => {
    const found = plant('libs/platform/kernel/src/text-utils.ts', '\n'.repeat(400)).join('\n');
    expect(found).toContain('does not describe its contents');
    expect(found).toContain('split it');
  });

  it('reject a POST route that commits apart from its kept reply', () => {
    const path = 'libs/services/survey/src/http/touchpoints.controller.ts';
    const text = readFileSync(join(copy, path), 'utf8');
    const [head, ...parameters] = text.split('@CurrentUnitOfWork() unit: UnitOfWork');
    expect(plant(path, [head, parameters.join('unit: UnitOfWork')].join('unit: UnitOfWork')).join('\n')).toContain(
      'must pass @CurrentUnitOfWork()',
    );
  });

  it('reject circular dependencies', () => {
    const manifest = {
      name: '@hearback/kernel',
      nx: { tags: ['type:pure', 'scope:kernel'] },
      dependencies: { '@hearback/questionnaire': '0.1.0', uuid: '1' },
    };
    expect(plant('libs/platform/kernel/package.json', JSON.stringify(manifest)).join('\n')).toContain(
      'circular dependency',
    );
  });
});
