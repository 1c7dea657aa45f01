import preset from './jest.preset.js';

const kind = (displayName, testMatch, more = {}) => ({ ...preset, displayName, testMatch, ...more });
const database = { globalSetup: '<rootDir>/libs/platform/testing/global-setup.mjs' };

/**
 * unit: pure; contract: one suite for every adapter of a port; medium: one service on a real PostgreSQL; e2e: the product;
 * browser: its pages in Chromium (`npm run test:browser`); deploy: what operators do: `npm start`, one process per service, backup
 * and restore, a database for each service, images and manifests (`npm run test:deploy`); chaos: the product under injected faults (`npm run test:chaos`).
 */
export default {
  testTimeout: 300_000,
  /** Tests of one file that are declared as concurrent, which are those of the kind chaos: one for each core. */
  maxConcurrency: 2,
  testSequencer: '<rootDir>/tools/test/longest-first.mjs',
  projects: [
    kind('unit', ['<rootDir>/{libs,apps,tools}/**/*.spec.{ts,mjs}'], {
      testPathIgnorePatterns: ['\\.(medium|e2e|browser|deploy|chaos|contract)\\.spec\\.', '/dist/', '/node_modules/'],
    }),
    kind('contract', ['<rootDir>/libs/**/*.contract.spec.ts'], database),
    kind('medium', ['<rootDir>/{libs,apps,tools}/**/*.medium.spec.{ts,mjs}'], database),
    kind('e2e', ['<rootDir>/apps/platform/e2e/**/*.e2e.spec.ts'], database),
    kind('browser', ['<rootDir>/apps/platform/e2e/**/*.browser.spec.ts'], database),
    kind('deploy', ['<rootDir>/{apps,tools}/**/*.deploy.spec.{ts,mjs}'], database),
    kind('chaos', ['<rootDir>/apps/platform/e2e/**/*.chaos.spec.ts']),
  ],
};
