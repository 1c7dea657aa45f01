import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentedSettings } from './settings.mjs';
import { readYaml } from './yaml-files.mjs';

/** The root folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const text = (path) => readFileSync(join(root, path), 'utf8');

/** The names of the services. */
export const targets = [...text('apps/platform/src/targets.ts').matchAll(/^ {2}(\w+): \w+Module,$/gm)].map(
  ([, name]) => name,
);

/** The folders of apps/ that contain a process. */
export const apps = readdirSync(join(root, 'apps')).filter((name) =>
  existsSync(join(root, 'apps', name, 'src/main.ts')),
);

/** Public paths: the dashboard, the API and its documents, without the inbox, which is for one machine only. */
const publicPaths = [
  '/',
  '/app/',
  '/docs',
  '/favicon.ico',
  ...Object.keys(JSON.parse(text('openapi.json')).paths).filter((path) => !path.startsWith('/inbox')),
  '/api/docs',
  '/api/openapi.json',
  '/api/problems',
];

/** The facts that deployment files are checked against. */
export const context = {
  apps,
  targets,
  publicPaths,
  version: JSON.parse(text('package.json')).version,
  documented: documentedSettings(root),
  secrets: readYaml(join(root, 'k8s/secrets.template.yaml')),
};
