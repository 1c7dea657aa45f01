import { publicId } from '@hearback/kernel';
import type { Thread } from '../../application/thread/read-thread.js';
import type { ThreadMessage } from '../../domain/thread/thread-message.js';
import { publicIdOrNull } from '../ids.js';
import type { ThreadDto, ThreadMessageDto } from './thread.dto.js';

/** The thread as the API shows it. */
export function threadToDto({ customer, noWay, tone, canAnswerByMail, messages, names }: Thread): ThreadDto {
  return {
    customer: customer === undefined ? null : correspondentToDto(customer),
    no_way: noWay,
    tone,
    answers_by_mail: canAnswerByMail,
    messages: messages.map((message) => messageToDto(message, names)),
  };
}

function correspondentToDto({ externalId, name, language, prefersPerson }: NonNullable<Thread['customer']>) {
  return { external_id: externalId, name, language, prefers_person: prefersPerson };
}

/** A message as the API shows it. `names`: of members by id. */
export function messageToDto(message: ThreadMessage, names: ReadonlyMap<string, string>): ThreadMessageDto {
  const out = message.direction === 'out' ? message : null;
  const into = message.direction === 'in' ? message : null;
  return {
    id: publicId('msg', message.id),
    direction: message.direction,
    channel: message.channel,
    writer: out?.writer ?? 'customer',
    member_id: publicIdOrNull('stf', out?.memberId ?? null),
    member_name: names.get(out?.memberId ?? '') ?? null,
    purpose: out?.purpose ?? null,
    kind: into?.kind ?? null,
    subject: message.subject,
    text: message.text,
    quoted: into?.quoted ?? null,
    sender_name: into?.senderName ?? null,
    sender_address: into?.senderAddress ?? null,
    warning: into?.warning ?? null,
    attachments: [...(into?.attachments ?? [])],
    authentication: into?.authentication ?? null,
    state: out?.state ?? null,
    wait: out?.waits ?? false,
    leaves_at: out?.leavesAt.toISOString() ?? null,
    delivered_at: out?.deliveredAt?.toISOString() ?? null,
    failure: out?.failure ?? null,
    created_at: message.createdAt.toISOString(),
  };
}
