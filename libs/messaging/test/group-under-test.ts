import { expect } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { GroupReader, Transport } from '../src/index.js';
import { LogBed, type Member } from './log-bed.js';

/** A group whose members are joined by a transport each, as processes are. */
export class GroupUnderTest {
  readonly #transports: Transport[] = [];

  private constructor(
    readonly bed: LogBed,
    private readonly openTransport: (bed: LogBed) => Transport,
  ) {}

  static async open(openTransport: (bed: LogBed) => Transport): Promise<GroupUnderTest> {
    return new GroupUnderTest(await LogBed.open(), openTransport);
  }

  /** Starts delivery to this member; `through` puts something between. */
  async join(member: Member, through: (reader: GroupReader) => GroupReader = (reader) => reader): Promise<Transport> {
    const transport = this.openTransport(this.bed);
    this.#transports.push(transport);
    this.bed.pokes((topic) => transport.poke(topic));
    await transport.start(through(member.reader));
    return transport;
  }

  /** A new member that has joined. */
  async joined(): Promise<Member> {
    const member = await this.bed.member();
    await this.join(member);
    return member;
  }

  /** Until the effects are these; time goes on meanwhile, so that what rests is tried again. */
  async settles(numbers: readonly number[]): Promise<void> {
    await eventually(async () => {
      this.bed.clock.advance(10_000);
      expect(await this.bed.effects()).toEqual(numbers);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#transports.map((transport) => transport.stop()));
    await this.bed.close();
  }
}
