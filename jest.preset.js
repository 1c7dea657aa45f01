const decorators = { legacyDecorator: true, decoratorMetadata: true };

const swc = ({ parser, transform = decorators }) => [
  '@swc/jest',
  { jsc: { target: 'es2022', parser, transform, keepClassNames: true }, module: { type: 'es6' } },
];

/** Settings shared by all kinds of tests: TypeScript through SWC, ESM, sources instead of dist. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.ts$': swc({ parser: { syntax: 'typescript', decorators: true } }),
    '^.+\\.tsx$': swc({
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic', importSource: 'preact' } },
    }),
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@hearback/source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['/dist/'],
};
