import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { SignedLinks } from '@hearback/http';
import { Clock, derivedId } from '@hearback/kernel';
import type { StaffLanguage } from '@hearback/questionnaire';
import type { WorkspaceFace } from '@hearback/survey-ui';
import {
  CALL_BACK_TITLE,
  CALL_BACKS_PER_HOUR,
  callBackSlots,
  callBackText,
  type CallBackContact,
} from '../../domain/call-back.js';
import { ByHandTasks } from '../by-hand-tasks.js';
import { CalendarStore } from '../calendar-store.js';
import { WorkspaceFaces } from '../status/workspace-faces.js';
import { StaffDirectory } from '../staff-directory.js';
import type { ReceivedMessage } from '../thread/receive-message.js';
import { ReceiveMessage } from '../thread/receive-message.js';
import { TaskStore } from '../task-store.js';
import { CallBackStore } from './call-back-store.js';

const HOUR_MS = 3_600_000;

/** What the page shows. */
export interface CallBackOffer {
  readonly face: WorkspaceFace;
  readonly slots: readonly Date[];
  /** IANA name of the zone of the opening hours. */
  readonly timeZone: string;
}

/** A request of a customer. */
export interface CallBackRequest extends CallBackContact {
  /** The UUID of the form: submitting it again changes nothing more. */
  readonly form: string;
  readonly when: Date;
  readonly name: string;
}

/** Customers ask to be called back at a time in the opening hours; each request opens one task, due at that time. */
@Injectable()
export class RequestCallBack {
  constructor(
    private readonly database: TenantDatabase,
    private readonly offers: CallBackStore,
    private readonly calendars: CalendarStore,
    private readonly faces: WorkspaceFaces,
    private readonly staff: StaffDirectory,
    private readonly tasks: TaskStore,
    private readonly byHand: ByHandTasks,
    private readonly receive: ReceiveMessage,
    private readonly links: SignedLinks,
    private readonly clock: Clock,
  ) {}

  /** The workspace of a link; undefined for a forged one. */
  tenantOf(token: string): string | undefined {
    return this.links.read('call-back', token)?.[0];
  }

  /** Undefined: the workspace does not offer it. */
  offer(tenantId: string): Promise<CallBackOffer | undefined> {
    return this.database.withTenant(tenantId, (tx) => this.#offer(tx));
  }

  /** `gone`: the time is not offered any more. `busy`: too many have asked in the last hour. */
  async execute(tenantId: string, request: CallBackRequest): Promise<'sent' | 'gone' | 'busy'> {
    return this.database.withTenant(tenantId, async (tx) => {
      const { form, when } = request;
      const offer = await this.#offer(tx);
      if (offer?.slots.some((slot) => slot.getTime() === when.getTime()) !== true) return 'gone';
      const id = derivedId('call-back', tenantId, form);
      if ((await this.tasks.find(tx, tenantId, id)) !== undefined) return 'sent';
      // A form that is sent twice at once is found by the second only when the first has ended, and must count once.
      await this.offers.lock(tx, tenantId);
      if ((await this.tasks.find(tx, tenantId, id)) !== undefined) return 'sent';
      const at = this.clock.now();
      const limit = { since: new Date(at.getTime() - HOUR_MS), most: CALL_BACKS_PER_HOUR };
      if (!(await this.offers.take(tx, tenantId, at, limit))) return 'busy';
      const { language } = await this.staff.workspaceOf(tx, tenantId);
      const wanted = { title: CALL_BACK_TITLE[language], facts: null, assigneeId: null, dueAt: when };
      const task = await this.byHand.open(tx, tenantId, wanted, { kind: 'customer', id: null }, id);
      if (task !== undefined) await this.receive.execute(tx, tenantId, messageOf(id, request, language));
      return 'sent';
    });
  }

  async #offer(tx: TenantTx): Promise<CallBackOffer | undefined> {
    const { tenantId } = tx;
    if (!(await this.offers.isOffered(tx, tenantId))) return undefined;
    const calendar = (await this.calendars.list(tx, tenantId)).find(({ isDefault }) => isDefault);
    if (calendar === undefined) return undefined;
    const { timeZone: ofWorkspace } = await this.staff.workspaceOf(tx, tenantId);
    const timeZone = calendar.timeZone ?? ofWorkspace;
    const hours = { timeZone, week: calendar.week, specialDays: calendar.specialDays };
    return { face: await this.faces.find(tx, tenantId), slots: callBackSlots(hours, this.clock.now()), timeZone };
  }
}

/** The request as the first message of the thread. Nobody has proven the address: staff read it, the thread does not write to it. */
function messageOf(
  taskId: string,
  { form, name, ...contact }: CallBackRequest,
  language: StaffLanguage,
): ReceivedMessage {
  return {
    taskId,
    customerExternalId: null,
    channel: 'page',
    kind: 'reply',
    subject: null,
    text: callBackText(contact, language),
    quoted: null,
    senderName: name || null,
    senderAddress: null,
    warning: null,
    attachments: [],
    authentication: null,
    mailMessageId: null,
    messageKey: `call-back:${form}`,
  };
}
