import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

/** Reads the documents of a YAML file; throws on the first error, including duplicate keys. */
export function readYaml(path) {
  return parseAllDocuments(readFileSync(path, 'utf8'), { merge: true, uniqueKeys: true }).map((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new Error(`${path}: ${error.message}`);
    return document.toJS();
  });
}
