import type { Caller, EventStream } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { SentHint } from './live-hints.js';
import { mayReceive } from '../domain/live-hint.js';
import type { Presence } from '../domain/presence.js';

/** Failed checks in a row after which a reader is disconnected: nobody knows whether they may still read. */
const MAX_FAILED_CHECKS = 5;

/** Somebody who receives hints. */
export class LiveReader {
  #checking = false;
  #failedChecks = 0;
  #isActive = false;

  constructor(
    readonly caller: Caller,
    readonly stream: EventStream,
    private readonly isUnchanged: () => Promise<boolean>,
  ) {}

  /** One member of staff, or one key. */
  get person(): string {
    return this.caller.staffId ?? this.caller.credentialId;
  }

  /** Hints are sent from now on; before, `catchUp` sends those of the past. */
  activate(): void {
    this.#isActive = true;
  }

  receive(hint: SentHint): void {
    if (this.#isActive) this.#send(hint);
  }

  catchUp(hints: readonly SentHint[]): void {
    for (const hint of hints) this.#send(hint);
  }

  /** A colleague has a task open. Nobody is told of themselves. */
  present({ tenantId, taskId, staffId, state }: Presence): void {
    const { caller } = this;
    if (!this.#isActive || tenantId !== caller.tenantId || staffId === caller.staffId) return;
    if (!caller.permissions.has('tasks:read')) return;
    const data = { task_id: publicId('tsk', taskId), staff_id: publicId('stf', staffId), state };
    this.stream.send({ type: 'presence', data });
  }

  /** Tells the reader to fetch everything again. */
  resync(): void {
    if (this.#isActive) this.stream.send({ type: 'resync', data: { type: 'resync', id: null } });
  }

  /** Disconnects the reader if their credential or rights have changed. */
  async check(): Promise<void> {
    if (this.#checking) return;
    this.#checking = true;
    try {
      if (!(await this.isUnchanged())) this.stream.end();
      this.#failedChecks = 0;
    } catch {
      this.#failedChecks += 1;
      if (this.#failedChecks >= MAX_FAILED_CHECKS) this.stream.end();
    } finally {
      this.#checking = false;
    }
  }

  #send(hint: SentHint): void {
    if (hint.tenantId !== this.caller.tenantId || !mayReceive(hint, this.caller.permissions)) return;
    this.stream.send({ id: hint.eventId, type: 'hint', data: { type: hint.type, id: hint.id } });
  }
}
