import { expect } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { GroupReader, Transport } from '../src/index.js';
import { LogFixture, type Member } from './log.fixture.js';

/** A transport for the contract tests. */
export interface TransportUnderTest {
  readonly name: string;
  /** Timeout of each expectation in milliseconds; default 5,000. */
  readonly timeoutMs?: number;
  /** Called before the first test. */
  readonly prepare?: () => Promise<void>;
  /** Opens a transport, as a separate process would. */
  readonly open: (fixture: LogFixture) => Transport;
}

/** A group whose members each have their own transport, as in several processes. */
export class GroupUnderTest {
  readonly #transports: Transport[] = [];

  private constructor(
    readonly fixture: LogFixture,
    private readonly kind: TransportUnderTest,
  ) {}

  static async open(kind: TransportUnderTest): Promise<GroupUnderTest> {
    return new GroupUnderTest(await LogFixture.open(), kind);
  }

  /** The `eventually` of the testing library, with the timeout of this transport. */
  eventually<T>(assertion: () => T | Promise<T>): Promise<T> {
    return eventually(assertion, { within: this.kind.timeoutMs });
  }

  /** Starts delivery to this member; `through` wraps its reader. */
  async join(member: Member, through: (reader: GroupReader) => GroupReader = (reader) => reader): Promise<Transport> {
    const transport = this.kind.open(this.fixture);
    this.#transports.push(transport);
    this.fixture.onAppend((topic) => transport.notify(topic));
    await transport.start(through(member.reader));
    return transport;
  }

  /** Creates a member and starts delivery to it. */
  async joined(): Promise<Member> {
    const member = await this.fixture.member();
    await this.join(member);
    return member;
  }

  /** Waits until the effects are these. The clock advances meanwhile, so that retries become due. */
  async settles(numbers: readonly number[]): Promise<void> {
    await this.eventually(async () => {
      this.fixture.clock.advance(10_000);
      expect(await this.fixture.effects()).toEqual(numbers);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#transports.map((transport) => transport.stop()));
    await this.fixture.close();
  }
}
