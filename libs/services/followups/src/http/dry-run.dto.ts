import { publicId } from '@hearback/kernel';
import {
  BooleanField,
  EnumField,
  TimestampField,
  IntegerField,
  ListField,
  ObjectField,
  PublicIdField,
  RecordField,
  StringField,
} from '@hearback/http';
import type { DryRunResult, DryRunSubject } from '../application/dry-run-rule.js';
import { followupsErrors } from '../application/followups.errors.js';
import type { Reason } from '../domain/matches.js';
import { ACT_KINDS, type ActKind } from '../domain/rule-act.js';
import { checkedId } from './ids.js';
import { CreateRuleDto } from './rule.dto.js';
import { ruleFromDto } from './rule-mapping.js';

/** The rule to evaluate: exactly one of `rule_id` and `rule`. */
export class DryRunDto {
  @PublicIdField('rul', { optional: true, outOfSample: true, description: 'Instead of `rule`.' })
  readonly rule_id?: string;

  @ObjectField(() => CreateRuleDto, { optional: true })
  readonly rule?: CreateRuleDto;
}

/** The result of one condition. */
export class ReasonDto {
  @StringField({ description: 'JSON pointer of the condition inside the conditions.', example: '/all/0' })
  readonly path: string;
  @BooleanField() readonly held: boolean;
  @StringField({ example: 'NPS 3 is at most 6' }) readonly sentence: string;
  @StringField({ nullable: true, description: 'The value that the condition was evaluated against.', example: '3' })
  readonly actual: string | null;
}

/** A response on which the rule would act. */
export class DryRunSampleDto {
  @PublicIdField('rsp') readonly response_id: string;
  @ListField(() => ReasonDto, { max: 50 }) readonly because: ReasonDto[];
}

/** The tasks of one week. */
export class DryRunWeekDto {
  @StringField({ description: 'Monday, in UTC.', example: '2026-11-16' }) readonly week_start: string;
  @IntegerField({ min: 0 }) readonly tasks: number;
}

/** What an act of the rule would have done. */
export class DryRunActDto {
  @EnumField(ACT_KINDS, { example: 'tag_response' }) readonly kind: ActKind;
  @IntegerField({
    min: 0,
    description: 'How often it would have been done. The rules of attention decide about surveys when they are sent.',
  })
  readonly would_do: number;
  @RecordField({ of: ['integer'], description: 'Why not, by reason.', example: { 'person-first': 2 } })
  readonly refused: Record<string, number>;
}

/** The result of a dry run. */
export class DryRunReportDto {
  @TimestampField() readonly from: string;
  @TimestampField() readonly to: string;
  @IntegerField({ min: 0, description: 'Responses submitted in the period.' }) readonly evaluated: number;
  @IntegerField({ min: 0 }) readonly would_open: number;
  @ListField(() => DryRunActDto, { max: 10, description: 'What each act of `acts` would have done.' })
  readonly acts: DryRunActDto[];
  @RecordField({
    of: ['integer'],
    description: 'Responses that matched but on which the rule would not act, by reason.',
    example: { 'answer-too-old': 2 },
  })
  readonly suppressed: Record<string, number>;
  @ListField(() => DryRunWeekDto, { max: 20 }) readonly per_week: DryRunWeekDto[];
  @ListField(() => DryRunSampleDto, { max: 20 }) readonly samples: DryRunSampleDto[];
}

/** The rule to evaluate. Throws `bad-rule` unless exactly one is given. */
export function dryRunFromDto(dto: DryRunDto): DryRunSubject {
  if (dto.rule !== undefined && dto.rule_id === undefined) return { body: ruleFromDto(dto.rule, '/rule') };
  if (dto.rule_id !== undefined && dto.rule === undefined) return { ruleId: checkedId('rul', dto.rule_id) };
  const errors = [{ pointer: '', code: 'required', detail: 'must have exactly one of rule and rule_id' }];
  throw followupsErrors.error('bad-rule', undefined, { errors });
}

/** The report as the API shows it. */
export function dryRunToDto({ from, to, report }: DryRunResult): DryRunReportDto {
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    evaluated: report.evaluated,
    would_open: report.wouldOpen,
    acts: report.acts.map(({ kind, wouldDo, refused }) => ({
      kind,
      would_do: wouldDo,
      refused: Object.fromEntries(refused),
    })),
    suppressed: Object.fromEntries(report.suppressed),
    per_week: report.perWeek.map(({ weekStart, tasks }) => ({ week_start: weekStart, tasks })),
    samples: report.samples.map(({ responseId, because }) => ({
      response_id: publicId('rsp', responseId),
      because: because.map(reasonToDto),
    })),
  };
}

/** A reason as the API shows it. */
export function reasonToDto({ path, held, sentence, actual }: Reason): ReasonDto {
  return { path, held, sentence, actual };
}
