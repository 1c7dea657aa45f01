import { expect } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { GroupReader, Transport } from '../src/index.js';
import { LogFixture, type Member } from './log.fixture.js';

/** A transport as its contract runs it. */
export interface TransportUnderTest {
  readonly name: string;
  /** Milliseconds within which everything comes about; default 5,000. */
  readonly patience?: number;
  /** Before the first test. */
  readonly prepare?: () => Promise<void>;
  /** One more, as one more process would have it. */
  readonly open: (fixture: LogFixture) => Transport;
}

/** A group whose members are joined by a transport each, as processes are. */
export class GroupUnderTest {
  readonly #transports: Transport[] = [];

  private constructor(
    readonly fixture: LogFixture,
    private readonly kind: TransportUnderTest,
  ) {}

  static async open(kind: TransportUnderTest): Promise<GroupUnderTest> {
    return new GroupUnderTest(await LogFixture.open(), kind);
  }

  /** As the function of that name, with the patience that the transport needs. */
  eventually<T>(assertion: () => T | Promise<T>): Promise<T> {
    return eventually(assertion, { within: this.kind.patience });
  }

  /** Starts delivery to this member; `through` puts something between. */
  async join(member: Member, through: (reader: GroupReader) => GroupReader = (reader) => reader): Promise<Transport> {
    const transport = this.kind.open(this.fixture);
    this.#transports.push(transport);
    this.fixture.onAppend((topic) => transport.notify(topic));
    await transport.start(through(member.reader));
    return transport;
  }

  /** A new member that has joined. */
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
