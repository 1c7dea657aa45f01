import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { importsOf, projectsOf, sourcesBelow } from './imports.mjs';
import {
  applicationThirdParty,
  vagueWords,
  layers,
  maxFileLines,
  maxSpecLines,
  mayImport,
  pureLibraries,
  pureThirdParty,
} from './rules.mjs';

const builtins = new Set(builtinModules);
const isSpec = (path) => /\.(spec|contract)\.ts$/.test(path) || /[/\\](test|e2e)[/\\]/.test(path);
const packageOf = (name) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
const isBuiltin = (name) => name.startsWith('node:') || builtins.has(name);

/** The layer of a service's file, or undefined for its wiring. */
function layerOf(project, path) {
  const [first, second] = relative(join(project.folder, 'src'), path).split(sep);
  return second !== undefined && first in layers ? first : undefined;
}

function packageImport(project, byName, path, name) {
  const target = byName.get(packageOf(name));
  const spec = isSpec(path);
  if (target === undefined) return `${name} is not a package of this workspace`;
  if (name !== target.name) return `${name} is internal to ${target.name}: import from its index`;
  if (target === project) return `${name} imports itself: use a relative path`;
  if (target.type === 'testing') return spec ? undefined : `${name} is for specs only`;
  if (spec && project.name === '@hearback/platform-app') return undefined;
  const allowed = spec
    ? mayImport[project.type].concat(project.type === 'infra' ? ['infra'] : [])
    : mayImport[project.type];
  if (project.type === 'service' && target.type === 'service')
    return `a service never imports another service (${name})`;
  if (!allowed.includes(target.type)) return `type:${project.type} may not import type:${target.type} (${name})`;
  if (
    project.type === 'app' &&
    target.type === 'service' &&
    project.scope !== 'platform' &&
    target.scope !== project.scope
  )
    return `app ${project.scope} may not import service ${target.scope}`;
  if (!spec && !project.declared.has(target.name)) return `${name} is not declared in package.json`;
  return undefined;
}

function layerImport(layer, name) {
  if (layer === 'domain') {
    if (pureLibraries.includes(name) || pureThirdParty.includes(name)) return undefined;
    return `a domain is pure: it may not import ${name}`;
  }
  if (
    layer === 'application' &&
    !name.startsWith('@hearback/') &&
    !applicationThirdParty.includes(name) &&
    name !== 'node:crypto'
  )
    return `application knows ports only: it may not import ${name}`;
  return undefined;
}

function relativeImport(project, path, layer, name) {
  const target = resolve(dirname(path), name);
  // The tests of the product start it with the launcher, as users do.
  if (project.scope === 'platform' && isSpec(path) && /^(\.\.\/){3,4}tools\//.test(name)) return undefined;
  if (!target.startsWith(project.folder + sep)) return `${name} leaves its project`;
  if (isSpec(path) || layer === undefined) return undefined;
  const reached = layerOf(project, target);
  if (reached === undefined)
    return relative(project.folder, target).endsWith('.config.js')
      ? undefined
      : `${layer} may not import the wiring (${name})`;
  return layers[layer].includes(reached) ? undefined : `${layer} may not import ${reached} (${name})`;
}

function fileRules(project, path, text) {
  const found = [];
  const file = basename(path);
  if (vagueWords.test(file.replace(/(\.(spec|contract))?\.tsx?$/, '')))
    found.push(`the name ${file} does not describe its contents: use a specific one`);
  const lines = text.split('\n').length;
  const max = isSpec(path) ? maxSpecLines : maxFileLines;
  if (lines > max) found.push(`${lines} lines: split it, at most ${max} are allowed`);
  if (project.type === 'service' && path === join(project.folder, 'src', 'index.ts')) {
    const exported = text.split('\n').filter((line) => line.startsWith('export'));
    if (exported.length !== 1 || !/^export \{ \w+Module \} from/.test(exported[0]))
      found.push('a service must export its module and nothing else');
  }
  return found;
}

/**
 * Checks that POST routes pass their unit of work. Without it, the effect would commit apart from the reply kept for its
 * Idempotency-Key. A route that needs only a permission to read has no effect.
 */
function unitOfWorkOf(path, text) {
  if (isSpec(path) || !path.endsWith('.controller.ts')) return undefined;
  const routes = text.split(/(?=@(?:Get|Post|Put|Patch|Delete)\()/);
  const lacks = (route) =>
    route.startsWith('@Post(') && /@Allow\('(?![a-z-]+:read')/.test(route) && !route.includes('@CurrentUnitOfWork()');
  return routes.some(lacks) ? 'a POST route with a caller must pass @CurrentUnitOfWork() to its use case' : undefined;
}

/** Circular dependencies between packages, each as the list of names from a package back to itself. */
function cycles(projects, byName) {
  const found = [];
  const state = new Map();
  const visit = (project, trail) => {
    if (state.get(project) === 'done') return;
    if (state.get(project) === 'open') {
      found.push([...trail.slice(trail.indexOf(project.name)), project.name]);
      return;
    }
    state.set(project, 'open');
    for (const name of project.declared) if (byName.has(name)) visit(byName.get(name), [...trail, project.name]);
    state.set(project, 'done');
  };
  for (const project of projects) visit(project, []);
  return found;
}

/**
 * Checks all sources of the workspace at `root` against the import rules. Returns one line for each violation, which starts with
 * the file.
 */
export function checkBoundaries(root) {
  const projects = projectsOf(root);
  const byName = new Map(projects.map((project) => [project.name, project]));
  const violations = cycles(projects, byName).map((names) => `circular dependency: ${names.join(' → ')}`);
  for (const project of projects) {
    for (const path of sourcesBelow(project.folder)) {
      const text = readFileSync(path, 'utf8');
      const layer = project.type === 'service' ? layerOf(project, path) : undefined;
      const report = (violation) => violation && violations.push(`${relative(root, path)}: ${violation}`);
      fileRules(project, path, text).forEach(report);
      report(unitOfWorkOf(path, text));
      for (const name of importsOf(text)) {
        if (name.startsWith('.')) report(relativeImport(project, path, layer, name));
        else {
          if (name.startsWith('@hearback/')) report(packageImport(project, byName, path, name));
          else if (!isBuiltin(name) && !isSpec(path) && !project.declared.has(packageOf(name)))
            report(`${name} is not declared in package.json`);
          if (layer !== undefined && !isSpec(path)) report(layerImport(layer, name));
        }
      }
    }
  }
  return violations;
}
