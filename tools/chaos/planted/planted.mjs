/**
 * The planted bugs, only for the test of the harness: the faults that expose each, and `sign`, the violation that the audit must
 * report, or several, all of which it must. `campaign`: the customers of a campaign, `threads`: unhappy answers, and `kills` in the middle, instead of faults. `file` is loaded first by every
 * process of the product; `settings` are those of PostgreSQL; `victims` are the processes to kill, `writers` the application names
 * whose commits are cut.
 */
export const PLANTED = {
  'acknowledge-before-commit': { faults: ['F1'], rounds: 3, sign: /^I1 lost/ },
  'commit-not-on-disk': {
    faults: ['F2'],
    rounds: 2,
    sign: /^I1 lost/,
    // The write-ahead log stays in memory until the WAL writer runs, and is lost if PostgreSQL is killed.
    settings: {
      synchronous_commit: 'off',
      wal_writer_delay: '10s',
      wal_writer_flush_after: '1GB',
      wal_buffers: '64MB',
    },
    file: null,
  },
  'committed-offset-outside-the-transaction': {
    faults: ['F5'],
    writers: [/analytics batch/, /followups batch/],
    rounds: 6,
    sign: /^I4 drift|^I5 .* have no task/,
  },
  'count-outside-the-transaction': { faults: ['F5'], writers: [/analytics batch/], rounds: 6, sign: /^I4 drift/ },
  'plain-sequence-as-offset': { faults: ['F5'], rounds: 6, sign: /^I9|^I4 drift|^I5 .* have no task|^the log/ },
  'offset-committed-before-the-work': {
    shape: 'split',
    faults: ['F1'],
    victims: ['analytics', 'followups'],
    rounds: 4,
    sign: /^I4 drift|^I5 .* have no task/,
  },
  'cursor-moved-before-the-send': { shape: 'split', faults: ['F1'], victims: ['responses'], rounds: 4, sign: /^I9/ },
  'message-id-made-on-send': {
    faults: ['F5'],
    writers: [/notifications/],
    rounds: 6,
    sign: /^I7 \d+ Message-IDs belong to no mail/,
  },
  'webhook-recorded-before-the-request': {
    faults: ['F1'],
    victims: ['platform'],
    rounds: 4,
    sign: /^I6 \d+ webhooks never arrived/,
  },
  'claim-outside-the-transaction': { campaign: 400, kills: 3, sign: /^I12 \d+ customers of the dry run got no mail/ },
  'mail-accepted-before-commit': { threads: 60, kills: 4, sign: /^I13 \d+ mails of customers were accepted and lost/ },
  'nothing-is-done-once': {
    threads: 20,
    kills: 0,
    followsUp: true,
    sign: [
      /^I13 \d+ mails of customers are stored twice/,
      /^I13 \d+ messages are not released exactly once/,
      /^I14 \d+ promises changed twice in the same way/,
      /^I14 \d+ promises do not have exactly one notice for each change/,
      /^I14 \d+ tasks have steps of escalation that were taken twice/,
      /^I14 \d+ surveys were asked for twice/,
    ],
  },
  'attempt-recorded-after-the-send': {
    campaign: 400,
    kills: 3,
    sign: /^I12 \d+ mails arrived more often than possible copies are counted/,
  },
};

/** The bug with this name; throws if there is none. */
export function plantedBug(name) {
  const bug = PLANTED[name];
  if (bug === undefined) throw new Error(`no planted bug ${name}: ${Object.keys(PLANTED).join(', ')}`);
  return { ...bug, file: bug.file === null ? undefined : `./planted/${name}.mjs` };
}

/** Whether the audit has found everything that a bug does. */
export function isCaught({ sign }, violations) {
  return [sign].flat().every((one) => violations.some((text) => one.test(text)));
}
