import { ListField, PublicIdField, StringField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { TouchpointBlueprint } from '../../domain/handling/blueprint.js';
import { checkedId, optionalId, publicIdOrNull } from '../ids.js';

/** A step behind the scenes. */
export class BackStageStepDto {
  @StringField({ min: 1, max: 80, pattern: /\S/, example: 'The depot loads the van' }) readonly name: string;
  @ListField('string', {
    max: 50,
    item: { min: 1, max: 40 },
    description: 'Root causes that point to this step.',
    example: ['delivery'],
  })
  readonly root_causes: string[];
}

/** Who looks after a touchpoint, and what happens behind it. */
export class TouchpointBlueprintDto {
  @PublicIdField('tpt') readonly touchpoint_id: string;
  @PublicIdField('stf', { nullable: true, description: 'Null: nobody in particular.' })
  readonly owner_id: string | null;
  @ListField(() => BackStageStepDto, { max: 20 }) readonly steps: BackStageStepDto[];
}

/** What the workspace has behind its touchpoints. */
export class BlueprintDto {
  @ListField(() => TouchpointBlueprintDto, { max: 500 }) readonly touchpoints: TouchpointBlueprintDto[];
}

/** The blueprint of a body. */
export function blueprintFromDto({ touchpoints }: BlueprintDto): TouchpointBlueprint[] {
  return touchpoints.map(({ touchpoint_id, owner_id, steps }) => ({
    touchpointId: checkedId('tpt', touchpoint_id),
    ownerId: optionalId('stf', owner_id),
    steps: steps.map(({ name, root_causes }) => ({ name: name.trim(), rootCauses: root_causes })),
  }));
}

/** The blueprint as the API shows it. */
export function blueprintToDto(touchpoints: readonly TouchpointBlueprint[]): BlueprintDto {
  return {
    touchpoints: touchpoints.map(({ touchpointId, ownerId, steps }) => ({
      touchpoint_id: publicId('tpt', touchpointId),
      owner_id: publicIdOrNull('stf', ownerId),
      steps: steps.map(({ name, rootCauses }) => ({ name, root_causes: [...rootCauses] })),
    })),
  };
}
