#!/usr/bin/env node
/**
 * Runs the steps of docker/Dockerfile without a Docker engine: each stage is a folder, COPY copies what .dockerignore does not
 * exclude, RUN runs in a shell in WORKDIR. Steps with apt-get are skipped.
 *   node tools/deploy/rehearse-image.mjs <folder> [APP]
 * Prints the folder of the last stage and its size.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildContext } from './build-context.mjs';
import { readDockerfile } from './dockerfile.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [target, app = 'platform'] = process.argv.slice(2);
if (target === undefined) throw new Error('usage: rehearse-image.mjs <folder> [APP]');
rmSync(target, { recursive: true, force: true });

const context = buildContext(root);
const stages = readDockerfile(readFileSync(join(root, 'docker/Dockerfile'), 'utf8'), { APP: app });
const folderOf = (index) => join(target, stages[index].name ?? 'image');

function copyFromContext(sources, to) {
  for (const source of sources) {
    const files = context.filter((file) => file === source || file.startsWith(`${source}/`));
    if (files.length === 0) throw new Error(`COPY ${source}: not in the build context`);
    const isFolder = !files.includes(source);
    for (const file of files) place(join(root, file), join(to, isFolder ? relative(source, file) : basename(file)));
  }
}

function place(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

for (const [index, { steps, values }] of stages.entries()) {
  const folder = folderOf(index);
  mkdirSync(folder, { recursive: true });
  for (const step of steps) {
    const startedAt = Date.now();
    if (step.keyword === 'COPY') {
      const to = join(folder, step.target);
      if (step.from === undefined) copyFromContext(step.sources, to);
      else {
        const from = folderOf(stages.findIndex(({ name }) => name === step.from));
        for (const source of step.sources) if (existsSync(join(from, source))) place(join(from, source), to);
      }
    } else if (!step.command.includes('apt-get')) {
      const cwd = join(folder, step.workdir);
      mkdirSync(cwd, { recursive: true });
      const { HOME, PATH } = process.env;
      execFileSync('sh', ['-c', step.command], { cwd, stdio: ['ignore', 2, 2], env: { HOME, PATH, ...values } });
    }
    const what = step.keyword === 'COPY' ? step.sources.join(' ') : step.command.slice(0, 60);
    console.error(
      `${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${basename(folder)}: ${step.keyword} ${what}`,
    );
  }
}
const image = folderOf(stages.length - 1);
const bytes = Number(execFileSync('du', ['-sb', image], { encoding: 'utf8' }).split('\t')[0]);
console.log(`${image} ${(bytes / 1e6).toFixed(0)} MB, owner ${statSync(image).uid}`);
