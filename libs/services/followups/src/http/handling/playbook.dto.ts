import { ListField, PublicIdField, StringField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { PlaybookBody } from '../../application/handling/replace-playbooks.js';
import type { Playbook } from '../../domain/handling/playbook.js';
import { checkedId, optionalId } from '../ids.js';

const TEXT = { min: 1, max: 300, pattern: /\S/, example: 'Apologise.' } as const;

/** A step to save. */
export class StepBodyDto {
  @PublicIdField('stp', {
    optional: true,
    nullable: true,
    outOfSample: true,
    description: 'Of a step that is kept, so that its ticks stay with it.',
  })
  readonly id?: string | null;
  @StringField(TEXT) readonly text: string;
}

/** What is to be done for the tasks of some rules, or with some root causes; one of the two at least. */
export class PlaybookBodyDto {
  @StringField({ min: 1, max: 80, pattern: /\S/, example: 'Late parcel' }) readonly name: string;
  @ListField('string', {
    max: 100,
    item: { max: 36, pattern: /^rul_[0-9a-f]{32}$/ },
    description: 'It applies to tasks of these rules.',
    example: [],
  })
  readonly rule_ids: string[];
  @ListField('string', {
    max: 50,
    item: { min: 1, max: 40 },
    description: 'It applies to tasks with one of these root causes, found or suspected.',
    example: ['delivery'],
  })
  readonly root_causes: string[];
  @ListField(() => StepBodyDto, { min: 1, max: 30 }) readonly steps: StepBodyDto[];
}

/** Playbooks to replace those of the workspace. */
export class PlaybooksBodyDto {
  @ListField(() => PlaybookBodyDto, { max: 50 }) readonly playbooks: PlaybookBodyDto[];
}

/** A step. */
export class PlaybookStepDto {
  @PublicIdField('stp') readonly id: string;
  @StringField(TEXT) readonly text: string;
}

/** A playbook. */
export class PlaybookDto {
  @PublicIdField('pbk') readonly id: string;
  @StringField({ example: 'Late parcel' }) readonly name: string;
  @ListField('string', { max: 100, example: [] }) readonly rule_ids: string[];
  @ListField('string', { max: 50, example: ['delivery'] }) readonly root_causes: string[];
  @ListField(() => PlaybookStepDto, { max: 30 }) readonly steps: PlaybookStepDto[];
}

/** The playbooks of a workspace. */
export class PlaybooksDto {
  @ListField(() => PlaybookDto, { max: 50 }) readonly playbooks: PlaybookDto[];
}

/** The playbooks of a body. */
export function playbooksFromDto({ playbooks }: PlaybooksBodyDto): PlaybookBody[] {
  return playbooks.map(({ name, rule_ids, root_causes, steps }) => ({
    name: name.trim(),
    ruleIds: rule_ids.map((id) => checkedId('rul', id)),
    rootCauses: root_causes,
    steps: steps.map(({ id, text }) => ({ id: optionalId('stp', id), text: text.trim() })),
  }));
}

/** The playbooks as the API shows them. */
export function playbooksToDto(playbooks: readonly Playbook[]): PlaybooksDto {
  return {
    playbooks: playbooks.map(({ id, name, ruleIds, rootCauses, steps }) => ({
      id: publicId('pbk', id),
      name,
      rule_ids: ruleIds.map((rule) => publicId('rul', rule)),
      root_causes: [...rootCauses],
      steps: steps.map((step) => ({ id: publicId('stp', step.id), text: step.text })),
    })),
  };
}
