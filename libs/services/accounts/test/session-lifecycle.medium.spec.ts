import { afterAll, beforeAll, describe } from '@jest/globals';
import { accountsFixture } from './accounts-fixture.js';
import { localSignIn } from './persons/local-sign-in.js';
import { personActions } from './persons/person-actions.js';
import { sessionBegins } from './persons/session-begins.js';
import { sessionEnds } from './persons/session-ends.js';
import { sessionFacts } from './persons/session-facts.js';

let fixture: Awaited<ReturnType<typeof accountsFixture>>;
beforeAll(async () => {
  fixture = await accountsFixture({ ACCOUNTS_LOCAL_SIGN_IN: 'on' });
});
afterAll(() => fixture?.close());

const actions = personActions(() => fixture);

describe('session.lifecycle: a session', () => {
  sessionBegins(actions);
  sessionEnds(actions);
});

describe('a session', () => {
  sessionFacts(actions);
  localSignIn(actions);
});
