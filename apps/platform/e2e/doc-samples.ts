import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RunningCommand, SdkProject } from './sdk-project.js';

/** A block of code of a page. `info` is what its fence says after the language. */
export interface Block {
  readonly language: string;
  readonly info: string;
  readonly content: string;
}

/** A page with samples. */
export interface SamplePage {
  readonly page: string;
  readonly blocks: readonly Block[];
}

/** The samples of the documentation: of the guides, and of the reference of the API. */
export interface DocSamples {
  readonly guides: readonly SamplePage[];
  readonly reference: readonly SamplePage[];
}

/** Reads them from the pages, by the program that makes the pages. */
export function docSamples(): DocSamples {
  const program = fileURLToPath(new URL('../../docs/samples.mjs', import.meta.url));
  const text = execFileSync(process.execPath, [program], { encoding: 'utf8', maxBuffer: 32_000_000 });
  return JSON.parse(text) as DocSamples;
}

/** The programs of a page, by the names of their files. */
export function programsOf({ blocks }: SamplePage): ReadonlyMap<string, string> {
  const named = blocks.map(({ info, content }): [string | undefined, string] => [
    /\bfile=(\S+)/.exec(info)?.[1],
    content,
  ]);
  return new Map(named.filter((entry): entry is [string, string] => entry[0] !== undefined));
}

/** Follows a page: saves its programs and runs its commands in one shell, which ends at the first that fails. */
export function followPage(
  project: SdkProject,
  page: SamplePage,
  environment: Readonly<Record<string, string>>,
): RunningCommand {
  for (const [name, content] of programsOf(page)) project.write(name, content);
  const commands = page.blocks.filter(({ info }) => info.split(' ').includes('run')).map(({ content }) => content);
  return project.start(environment, 'bash', '-euo', 'pipefail', '-c', [...commands, 'wait'].join('\n'));
}

/** Lines of a page's outputs that a command has not printed yet, in order; `…` stands for any text. */
export function missingOutput({ blocks }: SamplePage, output: string): readonly string[] {
  const expected = blocks
    .filter(({ info }) => info.split(' ').includes('output'))
    .flatMap(({ content }) => content.split('\n'));
  let rest = output;
  return expected.filter((line) => {
    const parts = line.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
    const found = new RegExp(parts.join('.*'), 'm').exec(rest);
    if (found !== null) rest = rest.slice(found.index + found[0].length);
    return found === null;
  });
}

/** A sample of the reference as it was sent. */
export interface ReferenceReply {
  readonly sample: string;
  readonly status: number;
}

/** A shell script that sends each command of curl of the reference as it stands, and prints its status. */
export function curlScript(pages: readonly SamplePage[]): string {
  const commands = contentsOf(pages, 'sh').map(
    (content, at) => `${content} \\\n  -s -o /dev/null -w '${at} %{http_code}\\n' --max-time 4 &`,
  );
  // Some at a time, because each is a process.
  return commands.map((command, at) => (at % 8 === 7 ? `${command}\nwait` : command)).join('\n') + '\nwait\n';
}

/** A program that sends each call of the SDK of the reference, and prints its status. */
export function callsProgram(pages: readonly SamplePage[]): string {
  const calls = contentsOf(pages, 'ts').map((content, at) => `await send(${at}, async () => {\n${content}\n});`);
  return `import { ApiProblem, createHearbackClient, dataOf } from '@hearback/sdk';
const hearback = createHearbackClient({ url: process.env['HEARBACK_URL'] ?? '', key: process.env['HEARBACK_KEY'], retries: 0 });
const send = async (at, call) => {
  let status = 200;
  try {
    await call();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    status = error.status;
  }
  console.log(at, status);
};
${calls.join('\n')}
`;
}

/** The samples of a language, and where they are. */
export function contentsOf(pages: readonly SamplePage[], language: string): readonly string[] {
  return pages.flatMap(({ blocks }) =>
    blocks.filter((block) => block.language === language).map(({ content }) => content),
  );
}

/** The replies that such a script or program has printed, with the samples. */
export function repliesOf(output: string, samples: readonly string[]): readonly ReferenceReply[] {
  return [...output.matchAll(/^(\d+) (\d{3})$/gm)].map(([, at, status]) => ({
    sample: samples[Number(at)]!,
    status: Number(status),
  }));
}
