import { IntegerField, ListField, ObjectField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { ReasonDto } from './dry-run.dto.js';
import { ActorDto, TaskResponseDto } from './task-detail.dto.js';

/** Another rule that matched the same response but opened no task. */
export class SuppressionDto {
  @PublicIdField('rul') readonly rule_id: string;
  @IntegerField({ min: 1 }) readonly rule_version: number;
  @StringField({ example: 'answer-too-old' }) readonly reason: string;
  @TimestampField() readonly at: string;
}

/** Why the task was opened. */
export class TaskExplanationDto {
  @PublicIdField('tsk') readonly task_id: string;
  @PublicIdField('rul', {
    nullable: true,
    description: 'Null, as are its name and version: the task was opened by hand.',
  })
  readonly rule_id: string | null;
  @StringField({ nullable: true, example: 'Detractor with a comment' }) readonly rule_name: string | null;
  @IntegerField({ min: 1, nullable: true }) readonly rule_version: number | null;
  @ObjectField(() => ActorDto) readonly opened_by: ActorDto;
  @ListField(() => ReasonDto, { max: 50 }) readonly because: ReasonDto[];
  @StringField({ nullable: true, description: 'How the owner was chosen.', example: 'next of 3 in the rotation' })
  readonly assignment: string | null;
  @ObjectField(() => TaskResponseDto, {
    nullable: true,
    description: 'The response, as last revised by the customer.',
  })
  readonly inputs: TaskResponseDto | null;
  @ListField(() => SuppressionDto, { max: 100 }) readonly suppressed: SuppressionDto[];
}
