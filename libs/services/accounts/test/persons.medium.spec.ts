import { afterAll, beforeAll, describe } from '@jest/globals';
import { accountsFixture } from './accounts-fixture.js';
import { mailedLinks } from './persons/mailed-links.js';
import { OPERATOR, operators } from './persons/operators.js';
import { personActions } from './persons/person-actions.js';
import { profile } from './persons/profile.js';
import { twoStepSignIn } from './persons/two-step.js';

let fixture: Awaited<ReturnType<typeof accountsFixture>>;
beforeAll(async () => {
  fixture = await accountsFixture({ ACCOUNTS_LOCAL_SIGN_IN: 'on', ACCOUNTS_OPERATOR_EMAILS: OPERATOR });
});
afterAll(() => fixture?.close());

describe('a person', () => {
  const actions = personActions(() => fixture);
  mailedLinks(actions);
  twoStepSignIn(actions);
  profile(actions);
  operators(actions);
});
