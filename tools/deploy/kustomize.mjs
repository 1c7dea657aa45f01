import { join } from 'node:path';
import { readYaml } from './yaml-files.mjs';

/**
 * The part of kustomize that k8s/ uses: resources, components, strategic-merge patches from files (by the names in them, or
 * by a target of kind and label), namespace, labels without selectors, images. Anything else is an error, so that the tests
 * check the same resources that `kubectl kustomize` builds.
 */
export function build(folder) {
  return kustomization(folder, []);
}

const FIELDS = ['apiVersion', 'kind', 'resources', 'components', 'patches', 'namespace', 'labels', 'images'];

function kustomization(folder, gathered) {
  const [own] = readYaml(join(folder, 'kustomization.yaml'));
  const unknown = Object.keys(own).filter((field) => !FIELDS.includes(field));
  if (unknown.length > 0) throw new Error(`${folder}: ${unknown.join(', ')} is not supported here`);
  let found = [...gathered];
  for (const resource of own.resources ?? []) {
    const path = join(folder, resource);
    found.push(...(resource.endsWith('.yaml') ? readYaml(path) : kustomization(path, [])));
  }
  for (const component of own.components ?? []) found = kustomization(join(folder, component), found);
  for (const patch of own.patches ?? []) apply(patch, folder, found);
  if (own.namespace !== undefined) found.forEach((resource) => inNamespace(resource, own.namespace));
  for (const label of own.labels ?? []) found.forEach((resource) => labelled(resource, label));
  for (const image of own.images ?? []) useImage(image, found, folder);
  rejectDuplicates(found, folder);
  return found;
}

function rejectDuplicates(found, folder) {
  const names = found.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate !== undefined) throw new Error(`${folder}: ${duplicate} is defined twice`);
}

function apply({ path, target, ...rest }, folder, found) {
  if (Object.keys(rest).length > 0) throw new Error(`${folder}: patches must be files with an optional target`);
  const [patch] = readYaml(join(folder, path));
  const chosen = found.filter((resource) =>
    target === undefined
      ? resource.kind === patch.kind && resource.metadata.name === patch.metadata.name
      : isTarget(resource, target),
  );
  if (chosen.length === 0) throw new Error(`${folder}/${path}: changes nothing`);
  const { spec, data } = patch;
  for (const resource of chosen)
    Object.assign(resource, merged(resource, structuredClone({ ...(spec && { spec }), ...(data && { data }) }), ''));
}

function isTarget({ kind, metadata }, target) {
  const [key, value] = target.labelSelector?.split('=') ?? [];
  return kind === target.kind && (key === undefined || metadata.labels?.[key] === value);
}

/** The key of an entry in a list that is merged; other lists are replaced. */
const MERGE_KEYS = {
  containers: 'name',
  env: 'name',
  volumes: 'name',
  ports: 'containerPort',
  volumeMounts: 'mountPath',
  topologySpreadConstraints: 'topologyKey',
};

function merged(before, after, field) {
  if (Array.isArray(after)) {
    const key = MERGE_KEYS[field];
    if (key === undefined || !Array.isArray(before)) return after;
    const rest = before.filter((entry) => !after.some((other) => other[key] === entry[key]));
    const changed = after.map((entry) => merged(before.find((other) => other[key] === entry[key]) ?? {}, entry, ''));
    return [...changed, ...rest];
  }
  if (typeof after !== 'object' || after === null) return after;
  const result = { ...before };
  for (const [name, value] of Object.entries(after)) result[name] = merged(before?.[name], value, name);
  return result;
}

function inNamespace(resource, namespace) {
  if (resource.kind === 'Namespace') resource.metadata.name = namespace;
  else resource.metadata.namespace = namespace;
}

function labelled(resource, { pairs, includeTemplates = false, ...rest }) {
  if (Object.keys(rest).length > 0) throw new Error('labels: only pairs and includeTemplates');
  const places = [resource.metadata];
  if (includeTemplates && resource.spec?.template) places.push((resource.spec.template.metadata ??= {}));
  for (const place of places) place.labels = { ...place.labels, ...pairs };
}

function useImage({ name, newName, newTag }, found, folder) {
  const containers = found.flatMap((resource) => resource.spec?.template?.spec?.containers ?? []);
  const chosen = containers.filter(({ image }) => image === name);
  if (chosen.length === 0) throw new Error(`${folder}: no container has the image ${name}`);
  for (const container of chosen) container.image = `${newName}:${newTag}`;
}
