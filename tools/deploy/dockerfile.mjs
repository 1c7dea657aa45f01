import { DockerfileParser } from 'dockerfile-ast';
import { validate, ValidationSeverity } from 'dockerfile-utils';

/** Substitutes `${NAME}` and `$NAME`; throws on a name without a value, so that a typing error is noticed. */
export function substitute(text, values) {
  return text.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_whole, braced, bare) => {
    const value = values[braced ?? bare];
    if (value === undefined) throw new Error(`${braced ?? bare} has no value in: ${text}`);
    return value;
  });
}

/** `/a/b` and `c` → `/a/b/c`; an absolute `path` is returned unchanged. */
export const joined = (folder, path) => (path.startsWith('/') ? path : `${folder}/${path}`.replace(/\/\.?$/, ''));

const words = (text) => text.trim().split(/\s+/);
const flagOf = (instruction, name) =>
  instruction
    .getFlags()
    .find((flag) => flag.getName() === name)
    ?.getValue();

/**
 * Parses a Dockerfile with these build arguments: its stages with their steps in order (`COPY` and `RUN`), and the container
 * configuration of each: `workdir`, `env`, `user`, `entrypoint`, `cmd`, `healthcheck`, `ports`, `stopSignal`.
 */
export function readDockerfile(text, buildArguments = {}) {
  const stages = [];
  const global = {};
  let stage;
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword();
    const content = (instruction.getArgumentsContent() ?? '').replaceAll(/\\\n\s*/g, ' ');
    if (keyword === 'FROM') {
      stage = newStage(instruction, substitute(instruction.getImage(), global));
      stages.push(stage);
    } else if (keyword === 'ARG') {
      const [name, preset] = content.split('=');
      const value = buildArguments[name] ?? preset ?? (stage ? global[name] : undefined);
      (stage?.values ?? global)[name] = value;
    } else read(stage, instruction, keyword, content);
  }
  return stages;
}

function newStage(instruction, from) {
  const values = {};
  return { name: instruction.getBuildStage() ?? undefined, from, values, steps: [], env: {}, ports: [], workdir: '/' };
}

function read(stage, instruction, keyword, content) {
  const filled = () => substitute(content, stage.values);
  switch (keyword) {
    case 'ENV':
      for (const [, name, value] of content.matchAll(/(\w+)=("[^"]*"|\S*)/g)) {
        stage.env[name] = substitute(value.replaceAll('"', ''), stage.values);
        stage.values[name] = stage.env[name];
      }
      return;
    case 'WORKDIR':
      stage.workdir = joined(stage.workdir, filled());
      return;
    case 'COPY': {
      const [target, ...sources] = words(filled()).toReversed();
      const paths = { sources: sources.toReversed(), target: joined(stage.workdir, target) };
      stage.steps.push({ keyword, from: flagOf(instruction, 'from'), ...paths });
      return;
    }
    case 'RUN':
      // The shell substitutes its environment itself.
      stage.steps.push({ keyword, command: content, workdir: stage.workdir });
      return;
    case 'USER':
      stage.user = filled();
      return;
    case 'EXPOSE':
      stage.ports.push(...words(filled()).map(Number));
      return;
    case 'STOPSIGNAL':
      stage.stopSignal = filled();
      return;
    case 'HEALTHCHECK':
      stage.healthcheck = JSON.parse(content.slice(content.indexOf('[')));
      return;
    case 'ENTRYPOINT':
    case 'CMD':
      stage[keyword.toLowerCase()] = JSON.parse(content);
      return;
    default:
      throw new Error(`${keyword} is not supported here`);
  }
}

/** Defects of a Dockerfile, one line each: what the linter finds, and the rules of this project. */
export function dockerfileDefects(text, { exists, apps }) {
  const defects = validate(text)
    .filter(({ severity }) => severity !== ValidationSeverity.IGNORE)
    .map(
      ({ message, range }) => `line ${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
    );
  const stages = readDockerfile(text, { APP: 'platform' });
  const names = stages.map(({ name }) => name);
  for (const { from, steps } of stages) {
    if (!/:[\w.-]*\d/.test(from)) defects.push(`FROM ${from}: has no version`);
    for (const step of steps) defects.push(...stepDefects(step, names, exists));
  }
  const image = stages.at(-1);
  if (!/^[1-9]\d*:[1-9]\d*$/.test(image.user ?? '')) defects.push('USER: must be numeric and not root');
  if (image.stopSignal !== 'SIGTERM') defects.push('STOPSIGNAL: must be SIGTERM');
  if (image.healthcheck === undefined) defects.push('HEALTHCHECK: is missing');
  if (!image.entrypoint?.[0].endsWith('tini')) defects.push('ENTRYPOINT: process 1 must be tini');
  if (String(image.ports) !== image.env.HEARBACK_PORT) defects.push('EXPOSE: is not HEARBACK_PORT');
  if (image.env.NODE_ENV !== 'production') defects.push('ENV: NODE_ENV must be production');
  for (const step of image.steps)
    if (
      step.keyword === 'COPY' &&
      step.from === undefined &&
      step.sources.some((source) => /^(apps|libs|\.)/.test(source))
    )
      defects.push(`COPY ${step.sources.join(' ')}: sources must not be in the image`);
  for (const app of apps)
    if (readDockerfile(text, { APP: app }).at(-1).workdir !== `/hearback/apps/${app}`)
      defects.push(`WORKDIR: is not that of ${app}`);
  return defects;
}

function stepDefects(step, names, exists) {
  if (step.keyword === 'COPY') {
    if (step.from !== undefined) return names.includes(step.from) ? [] : [`COPY --from=${step.from}: no such stage`];
    return step.sources.filter((source) => !exists(source)).map((source) => `COPY ${source}: not in the build context`);
  }
  const defects = [];
  const { command } = step;
  if (/\bsudo\b|\bcurl\b.*\|\s*(ba)?sh/.test(command))
    defects.push(`RUN ${command}: no sudo, no scripts piped to a shell`);
  if (/apt-get install/.test(command)) {
    if (!/apt-get update/.test(command)) defects.push('RUN apt-get install: without apt-get update in the same step');
    if (!/--no-install-recommends/.test(command)) defects.push('RUN apt-get install: without --no-install-recommends');
    if (!/rm -rf \/var\/lib\/apt\/lists/.test(command))
      defects.push('RUN apt-get install: does not delete its package lists');
  }
  if (/npm (install|i)\b/.test(command)) defects.push('RUN npm install: only npm ci keeps to the lock file');
  return defects;
}
