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

  it('passes the linter and the rules of this project', () => {
    expect(defectsOf(text)).toBe('');
  });

  it('starts each process in its own folder, as a non-root user, behind tini', () => {
    const image = readDockerfile(text, { APP: 'survey' }).at(-1);
    expect(image).toMatchObject({
      workdir: '/hearback/apps/survey',
      user: '1000:1000',
      entrypoint: ['/usr/bin/tini', '--', 'node', 'dist/main.js'],
      healthcheck: ['node', '/hearback/health.mjs'],
      env: { HEARBACK_HOST: '0.0.0.0', HEARBACK_PORT: '4000' },
    });
  });

  it('has a build context without packages, tests, data and secrets', () => {
    expect(files).toContain('libs/platform/process/src/index.ts');
    expect(
      files.filter((file) => /node_modules|(^|\/)dist\/|\.spec\.|\/test\/|^\.git|^\.data|\.env|^tools/.test(file)),
    ).toEqual([]);
  });

  it.each([
    ['root as user', /^USER .*$/m, 'USER root', 'USER: must be numeric'],
    ['a base without a version', 'node:24-bookworm-slim', 'node', 'has no version'],
    ['a latest base', 'node:24-bookworm-slim', 'node:latest', 'has no version'],
    ['sources in the image', 'COPY openapi.json ./', 'COPY libs libs', 'sources must not be'],
    ['a source that .dockerignore keeps out', 'COPY openapi.json ./', 'COPY README.md ./', 'not in the build context'],
    ['a stage that does not exist', '--from=packages', '--from=package', 'no such stage'],
    ['a shell as process 1', '"/usr/bin/tini", "--", "node"', '"sh", "-c", "node"', 'process 1 must be tini'],
    ['no health check', /^HEALTHCHECK .*$/m, '', 'HEALTHCHECK: is missing'],
    ['another signal', 'STOPSIGNAL SIGTERM', 'STOPSIGNAL SIGKILL', 'must be SIGTERM'],
    ['packages that ignore the lock file', 'npm ci --no-audit', 'npm install --no-audit', 'only npm ci'],
    ['package lists in the image', '&& rm -rf /var/lib/apt/lists/*', '', 'does not delete its package lists'],
    ['another port', 'EXPOSE 4000', 'EXPOSE 8080', 'is not HEARBACK_PORT'],
    ['a misspelt instruction', 'EXPOSE 4000', 'EXPOSED 4000', 'EXPOSED'],
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
