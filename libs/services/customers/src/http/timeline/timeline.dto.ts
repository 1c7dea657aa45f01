import { publicId } from '@hearback/kernel';
import {
  EnumField,
  IntegerField,
  ListField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { TIMELINE_KINDS, type TimelineEntry, type TimelineKind } from '../../domain/timeline/timeline-entry.js';
import { AmountDto } from '../event.dto.js';

/** A score in an answer. */
export class TimelineScoreDto {
  @StringField({ example: 'recommend', description: 'Key of the question.' }) readonly question: string;
  @StringField({ example: 'nps' }) readonly metric: string;
  @IntegerField({ example: 9 }) readonly score: number;
  @IntegerField({ example: 0, description: 'Lowest score of the scale.' }) readonly min: number;
  @IntegerField({ example: 10, description: 'Highest score of the scale.' }) readonly max: number;
}

/** Something that happened with a customer. Members that do not apply to its kind are null. */
export class TimelineEntryDto {
  @PublicIdField('tml') readonly id: string;
  @EnumField(TIMELINE_KINDS) readonly kind: TimelineKind;
  @TimestampField() readonly at: string;
  @StringField({
    nullable: true,
    example: 'opened',
    description:
      'What changed: `opened`, `resolved`, `reopened`, `sent`, `received`, `made`, `kept`, `granted`, `withdrawn`, `merged`, `unmerged` or another word.',
  })
  readonly change: string | null;
  @StringField({
    nullable: true,
    example: 'Call back',
    description: 'Title of a task, kind of an event, or purpose of a decision.',
  })
  readonly title: string | null;
  @StringField({ nullable: true, description: 'Why something was held back or failed, or how a decision came about.' })
  readonly reason: string | null;
  @StringField({
    nullable: true,
    description: 'Your id of an event, or the external id of the other profile of a merge.',
  })
  readonly reference: string | null;
  @StringField({ nullable: true, example: 'email' }) readonly channel: string | null;
  @ObjectField(() => AmountDto, { nullable: true }) readonly amount: AmountDto | null;
  @ListField(() => TimelineScoreDto, { max: 100, description: 'Scores of an answer.' })
  readonly scores: readonly TimelineScoreDto[];
  @PublicIdField('srv', { nullable: true }) readonly survey_id: string | null;
  @PublicIdField('rsp', { nullable: true }) readonly response_id: string | null;
  @PublicIdField('tsk', { nullable: true }) readonly task_id: string | null;
  @PublicIdField('svi', { nullable: true }) readonly invitation_id: string | null;
  @PublicIdField('msg', { nullable: true, description: 'A message of the thread of its task.' })
  readonly message_id: string | null;
}

/** The query of a timeline. */
export class TimelineQueryDto extends ListQueryDto {
  @ListField('string', {
    max: TIMELINE_KINDS.length,
    item: { values: TIMELINE_KINDS },
    optional: true,
    example: ['task', 'promise'],
    description: 'Only entries of these kinds: `kind=task&kind=promise`.',
  })
  readonly kind?: readonly TimelineKind[];
}

/** The entry as the API shows it. */
export function toTimelineEntryDto({ id, kind, at, details }: TimelineEntry): TimelineEntryDto {
  const idOf = (prefix: 'srv' | 'rsp' | 'tsk' | 'svi' | 'msg', uuid: string | null | undefined) =>
    uuid === null || uuid === undefined ? null : publicId(prefix, uuid);
  const { amount = null } = details;
  return {
    id: publicId('tml', id),
    kind,
    at: at.toISOString(),
    change: details.change ?? null,
    title: details.title ?? null,
    reason: details.reason ?? null,
    reference: details.reference ?? null,
    channel: details.channel ?? null,
    amount: amount && { value: amount.minor, currency: amount.currency },
    scores: details.scores ?? [],
    survey_id: idOf('srv', details.surveyId),
    response_id: idOf('rsp', details.responseId),
    task_id: idOf('tsk', details.taskId),
    invitation_id: idOf('svi', details.invitationId),
    message_id: idOf('msg', details.messageId),
  };
}
