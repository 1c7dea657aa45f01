import Sequencer from '@jest/test-sequencer';

/**
 * The files that take longest, the longest first. In a clean clone Jest knows no times and begins with the files of most bytes; a long
 * one of few lines would begin last, and all other workers would wait for it.
 */
export const LONGEST = [
  'understand.browser.spec.ts',
  'settings.browser.spec.ts',
  'dialogs.browser.spec.ts',
  'every-page.browser.spec.ts',
  'survey-page.browser.spec.ts',
  'hostile-dashboard.browser.spec.ts',
  'widget.browser.spec.ts',
  'inbox.browser.spec.ts',
  'thread.browser.spec.ts',
  'surveys.browser.spec.ts',
  'reports.browser.spec.ts',
  'campaigns.browser.spec.ts',
  'dashboard-tasks.browser.spec.ts',
  'operator.browser.spec.ts',
  'promises.browser.spec.ts',
  'dashboard-frame.browser.spec.ts',
  'accounts.browser.spec.ts',
  'live.browser.spec.ts',
  'loop.browser.spec.ts',
];

const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((name) => path.endsWith(`/${name}`));
  return rank === -1 ? LONGEST.length : rank;
};

/** The order of Jest, but for the longest files, which come first. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
