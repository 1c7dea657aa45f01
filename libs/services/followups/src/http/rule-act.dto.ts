import { EnumField, ListField, PublicIdField, RecordField, StringField } from '@hearback/http';
import { publicId, type FieldError } from '@hearback/kernel';
import { ACT_KINDS, type ActKind, type RuleAct } from '../domain/rule-act.js';
import { checkedId } from './ids.js';

/** Something that a rule does. */
export class RuleActDto {
  @EnumField(ACT_KINDS, {
    description:
      '`tag_response`: adds `tags` to the response. `notify`: tells the members of `staff_ids` and `team_ids` the `text`, with the task. ' +
      '`send_survey`: mails the survey to the customer, if the rules of tone and of attention allow it. `send_message`: writes `text` to the customer ' +
      'in the thread of the task, if the rules of tone allow it. `send_chat`: writes `text`, the scores and a link to a chat of GET /v1/chat-targets, ' +
      'and nothing that the customer said. `set_attribute`: sets the `attribute` of the customer.',
    example: 'tag_response',
  })
  readonly kind: ActKind;

  @ListField('string', {
    min: 1,
    max: 10,
    item: { min: 1, max: 40, pattern: /\S/ },
    optional: true,
    description: 'For `tag_response`.',
    example: ['returns'],
  })
  readonly tags?: string[];

  @ListField('string', {
    max: 20,
    item: { max: 36, pattern: /^stf_[0-9a-f]{32}$/ },
    optional: true,
    outOfSample: true,
    description: 'Active members, for `notify`.',
  })
  readonly staff_ids?: string[];

  @ListField('string', {
    max: 20,
    item: { max: 36, pattern: /^tem_[0-9a-f]{32}$/ },
    optional: true,
    outOfSample: true,
    description: 'Teams, for `notify`.',
  })
  readonly team_ids?: string[];

  @StringField({
    min: 1,
    max: 2000,
    optional: true,
    outOfSample: true,
    description: 'For `notify`, `send_message` and `send_chat`, as plain text.',
  })
  readonly text?: string;

  @PublicIdField('srv', { optional: true, outOfSample: true, description: 'For `send_survey`.' })
  readonly survey_id?: string;

  @PublicIdField('cht', { optional: true, outOfSample: true, description: 'For `send_chat`.' })
  readonly chat_target_id?: string;

  @RecordField({
    max: 1,
    value: { max: 500 },
    optional: true,
    outOfSample: true,
    description: 'For `set_attribute`: the one attribute with its value.',
    example: { at_risk: true },
  })
  readonly attribute?: Record<string, string | number | boolean>;
}

const MEMBERS: Readonly<
  Record<ActKind, { readonly needs: readonly (keyof RuleActDto)[]; readonly may: readonly (keyof RuleActDto)[] }>
> = {
  tag_response: { needs: ['tags'], may: [] },
  notify: { needs: ['text'], may: ['staff_ids', 'team_ids'] },
  send_survey: { needs: ['survey_id'], may: [] },
  send_message: { needs: ['text'], may: [] },
  send_chat: { needs: ['chat_target_id', 'text'], may: [] },
  set_attribute: { needs: ['attribute'], may: [] },
};

/** Members that the kind of an act needs and that are missing, and members that it does not have. */
export function actMemberDefects(acts: readonly RuleActDto[], pointer: string): readonly FieldError[] {
  return acts.flatMap((act, n) => {
    const { needs, may } = MEMBERS[act.kind];
    const allowed: readonly string[] = ['kind', ...needs, ...may];
    const isEmpty = act.attribute !== undefined && Object.keys(act.attribute).length === 0;
    const missing = needs.filter((name) => act[name] === undefined || (name === 'attribute' && isEmpty));
    const surplus = Object.entries(act).filter(([name, value]) => value !== undefined && !allowed.includes(name));
    return [
      ...missing.map((name) => ({
        pointer: `${pointer}/${n}/${name}`,
        code: 'required',
        detail: `is required for \`${act.kind}\``,
      })),
      ...surplus.map(([name]) => ({
        pointer: `${pointer}/${n}/${name}`,
        code: 'not-allowed',
        detail: `must be absent for \`${act.kind}\``,
      })),
    ];
  });
}

/** The act; its members were checked by `actMemberDefects`. */
export function actFromDto(dto: RuleActDto): RuleAct {
  const { kind, tags = [], staff_ids: staff = [], team_ids: teams = [], text = '' } = dto;
  switch (kind) {
    case 'tag_response':
      return { kind, tags };
    case 'notify':
      return {
        kind,
        staffIds: staff.map((id) => checkedId('stf', id)),
        teamIds: teams.map((id) => checkedId('tem', id)),
        text,
      };
    case 'send_survey':
      return { kind, surveyId: checkedId('srv', dto.survey_id ?? '') };
    case 'send_message':
      return { kind, text };
    case 'send_chat':
      return { kind, chatTargetId: checkedId('cht', dto.chat_target_id ?? ''), text };
    default: {
      const [[key, value] = ['', '']] = Object.entries(dto.attribute ?? {});
      return { kind, key, value };
    }
  }
}

/** The act as the API shows it. */
export function actToDto(act: RuleAct): RuleActDto {
  switch (act.kind) {
    case 'notify': {
      const { kind, staffIds, teamIds, text } = act;
      return {
        kind,
        staff_ids: staffIds.map((id) => publicId('stf', id)),
        team_ids: teamIds.map((id) => publicId('tem', id)),
        text,
      };
    }
    case 'send_survey':
      return { kind: act.kind, survey_id: publicId('srv', act.surveyId) };
    case 'send_chat':
      return { kind: act.kind, chat_target_id: publicId('cht', act.chatTargetId), text: act.text };
    case 'tag_response':
      return { kind: act.kind, tags: [...act.tags] };
    case 'set_attribute':
      return { kind: act.kind, attribute: { [act.key]: act.value } };
    default:
      return { kind: act.kind, text: act.text };
  }
}
