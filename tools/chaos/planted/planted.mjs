/**
 * The planted bugs: each with the faults that bring it to light and the sign by which the audit must find it. `file` is loaded
 * first by every process of the product; `settings` are PostgreSQL's; `victims` the processes in which the bug shows. For the harness's own test alone.
 */
export const PLANTED = {
  'acknowledge-before-commit': { faults: ['F1'], rounds: 6, sign: /^I1 lost/ },
  'commit-not-on-disk': {
    faults: ['F2'],
    rounds: 2,
    sign: /^I1 lost/,
    // The write-ahead log stays in PostgreSQL's memory until the writer's round, and dies with its processes.
    settings: {
      synchronous_commit: 'off',
      wal_writer_delay: '10s',
      wal_writer_flush_after: '1GB',
      wal_buffers: '64MB',
    },
    file: null,
  },
  'committed-offset-outside-the-transaction': { faults: ['F5'], rounds: 6, sign: /^I4 drift|^I5 .* have no task/ },
  'count-outside-the-transaction': { faults: ['F5'], rounds: 12, sign: /^I4 drift/ },
  'plain-sequence-as-offset': { faults: ['F5'], rounds: 6, sign: /^I9|^I4 drift|^I5 .* have no task|^the log/ },
  'offset-committed-before-the-work': {
    shape: 'split',
    faults: ['F1'],
    victims: ['analytics', 'followups'],
    rounds: 4,
    sign: /^I4 drift|^I5 .* have no task/,
  },
  'cursor-moved-before-the-send': { shape: 'split', faults: ['F1'], victims: ['responses'], rounds: 4, sign: /^I9/ },
  'message-id-made-on-send': { faults: ['F5'], rounds: 6, sign: /^I7 \d+ Message-IDs belong to no mail/ },
};

/** The bug of that name; throws where there is none. */
export function plantedBug(name) {
  const bug = PLANTED[name];
  if (bug === undefined) throw new Error(`no planted bug ${name}: ${Object.keys(PLANTED).join(', ')}`);
  return { ...bug, file: bug.file === null ? undefined : `./planted/${name}.mjs` };
}
