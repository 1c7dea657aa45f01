import { randomUUID } from 'node:crypto';
import {
  MemberChanged,
  TaskOpened,
  WorkspaceCreated,
  type MemberChangedV1,
  type TaskOpenedV1,
} from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { eventually, medium, type Medium, type MediumOptions } from '@hearback/testing';
import { NotificationsModule } from '../src/index.js';

/** A mail as `/inbox/messages` shows it. */
export interface InboxMessage {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly message_id: string;
  readonly text: string;
  readonly html: string;
}

/** The service with its inbox on its own database, and the steps that tests share. */
export class NotificationsHarness {
  private constructor(readonly medium: Medium) {}

  static async start(
    settings: MediumOptions['settings'] = { NOTIFICATIONS_INBOX: 'on' },
  ): Promise<NotificationsHarness> {
    const now = new Date('2026-03-02T09:00:00.000Z');
    return new NotificationsHarness(await medium({ modules: { notifications: NotificationsModule }, now, settings }));
  }

  /** Creates a workspace, or the sandbox of one, with an owner. */
  async workspace(
    language = 'en',
    email?: string,
    name = 'Garden',
    sandboxOf: string | null = null,
  ): Promise<Workspace> {
    const tenantId = randomUUID();
    await this.medium.publish(
      WorkspaceCreated,
      {
        workspace_id: tenantId,
        name,
        time_zone: 'Europe/Paris',
        language,
        sandbox_of: sandboxOf,
        created_at: this.medium.clock.now().toISOString(),
      },
      { tenantId },
    );
    const workspace = new Workspace(this.medium, tenantId);
    await workspace.member({ role: 'owner', ...(email === undefined ? {} : { email }) });
    await this.medium.drained();
    return workspace;
  }

  /** Waits for the expected number of mails to this address; returns them oldest first. */
  async mailsTo(address: string, expected: number): Promise<readonly InboxMessage[]> {
    return eventually(async () => {
      await this.medium.drained();
      const reply = await this.medium.http.get('/inbox/messages').query({ to: address });
      if (reply.body.data?.length !== expected) {
        throw new Error(`${reply.status}: ${reply.body.data?.length} mails to ${address} instead of ${expected}`);
      }
      return (reply.body.data as InboxMessage[]).toReversed();
    });
  }
}

/** A workspace of a test. */
export class Workspace {
  readonly members: MemberChangedV1[] = [];

  constructor(
    private readonly medium: Medium,
    readonly tenantId: string,
  ) {}

  get owner(): MemberChangedV1 {
    return this.members[0] as MemberChangedV1;
  }

  /** Publishes a new or changed member. */
  async member(overrides: Partial<MemberChangedV1> = {}): Promise<MemberChangedV1> {
    const staffId = overrides.staff_id ?? randomUUID();
    const member: MemberChangedV1 = {
      workspace_id: this.tenantId,
      staff_id: staffId,
      email: `staff-${staffId}@example.org`,
      name: 'Ada',
      role: 'editor',
      active: true,
      confirmed: true,
      changed_at: this.medium.clock.now().toISOString(),
      ...overrides,
    };
    await this.medium.publish(MemberChanged, member, { tenantId: this.tenantId });
    await this.medium.drained();
    this.members.push(member);
    return member;
  }

  /** Publishes an opened task and returns the payload. */
  async opened(overrides: Partial<TaskOpenedV1> = {}, eventId?: string): Promise<TaskOpenedV1> {
    const now = this.medium.clock.now();
    const payload: TaskOpenedV1 = {
      task_id: randomUUID(),
      response_id: randomUUID(),
      rule_id: randomUUID(),
      rule_name: 'Unhappy',
      assignee_id: this.owner.staff_id,
      title: 'Call back',
      reason: 'NPS 2 is at most 6',
      comment: 'The shade was broken <b>again</b>.',
      opened_at: now.toISOString(),
      due_at: new Date(now.getTime() + 3_600_000).toISOString(),
      ...overrides,
    };
    await this.medium.publish(TaskOpened, payload, {
      tenantId: this.tenantId,
      ...(eventId === undefined ? {} : { id: eventId }),
    });
    return payload;
  }

  /** The delivery log, newest first. */
  async log(query = ''): Promise<readonly Record<string, string>[]> {
    const reply = await this.medium.as({ tenantId: this.tenantId }).get(`/v1/notifications?limit=100${query}`);
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    return reply.body.data;
  }

  /** The newest notification about the task, with the attempts of its mail. */
  async detail(taskId: string) {
    const [newest] = await this.log(`&task_id=${publicId('tsk', taskId)}`);
    return (await this.medium.as({ tenantId: this.tenantId }).get(`/v1/notifications/${newest?.id}`)).body;
  }
}
