import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildContext } from './build-context.mjs';
import { apps, root } from './context.mjs';
import { dockerfileDefects, readDockerfile } from './dockerfile.mjs';

describe('docker/Dockerfile', () => {
  const text = readFileSync(join(root, 'docker/Dockerfile'), 'utf8');
  const files = buildContext(root);
  const exists = (path) => files.some((file) => file === path || file.startsWith(`${path}/`));
  const defectsOf = (changed) => dockerfileDefects(changed, { exists, apps }).join('\n');

  it('has nothing that a linter or this house has against it', () => {
    expect(defectsOf(text)).toBe('');
  });

  it('starts each process in its own folder, as a user who is not root, behind tini', () => {
    const image = readDockerfile(text, { APP: 'survey' }).at(-1);
    expect(image).toMatchObject({
      workdir: '/hearback/apps/survey',
      user: '1000:1000',
      entrypoint: ['/usr/bin/tini', '--', 'node', 'dist/main.js'],
      healthcheck: ['node', '/hearback/health.mjs'],
      env: { HEARBACK_HOST: '0.0.0.0', HEARBACK_PORT: '4000' },
    });
  });

  it('gets what it copies and no more: no packages, no tests, no data, no secrets', () => {
    expect(files).toContain('libs/platform/process/src/index.ts');
    expect(
      files.filter((file) => /node_modules|(^|\/)dist\/|\.spec\.|\/test\/|^\.git|^\.data|\.env|^tools/.test(file)),
    ).toEqual([]);
  });

  it.each([
    ['root as user', /^USER .*$/m, 'USER root', 'USER: must be numbers'],
    ['a base without a version', 'node:24-bookworm-slim', 'node', 'names no version'],
    ['a latest base', 'node:24-bookworm-slim', 'node:latest', 'names no version'],
    ['sources in the image', 'COPY openapi.json ./', 'COPY libs libs', 'sources have no place'],
    ['a source that .dockerignore keeps out', 'COPY openapi.json ./', 'COPY README.md ./', 'not in the build context'],
    ['a stage that is not there', '--from=packages', '--from=package', 'no such stage'],
    ['a shell as process 1', '"/usr/bin/tini", "--", "node"', '"sh", "-c", "node"', 'process 1 must be tini'],
    ['no health check', /^HEALTHCHECK .*$/m, '', 'HEALTHCHECK: is missing'],
    ['another signal', 'STOPSIGNAL SIGTERM', 'STOPSIGNAL SIGKILL', 'must be SIGTERM'],
    ['packages beside the lock file', 'npm ci --no-audit', 'npm install --no-audit', 'only npm ci'],
    ['lists of packages left behind', '&& rm -rf /var/lib/apt/lists/*', '', 'leaves its lists'],
    ['another port', 'EXPOSE 4000', 'EXPOSE 8080', 'is not HEARBACK_PORT'],
    ['a slip of the pen', 'EXPOSE 4000', 'EXPOSED 4000', 'EXPOSED'],
  ])('refuses %s', (_what, from, to, sentence) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    let found;
    try {
      found = defectsOf(changed);
    } catch (error) {
      found = error.message;
    }
    expect(found).toContain(sentence);
  });
});
