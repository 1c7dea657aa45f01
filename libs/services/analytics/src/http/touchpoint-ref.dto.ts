import { EnumField, PublicIdField, StringField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { JOURNEY_STAGES, type JourneyStage } from '@hearback/questionnaire';
import type { TouchpointCopy } from '../application/copy-queries.js';

/** The touchpoint where customers were asked. */
export class TouchpointRefDto {
  @PublicIdField('tpt')
  readonly id: string;

  @StringField({ nullable: true, example: 'Delivery', description: 'As it was when a survey was published last.' })
  readonly name: string | null;

  @EnumField(JOURNEY_STAGES, { nullable: true, example: 'receive' })
  readonly stage: JourneyStage | null;

  static fromId(id: string | null, touchpoints: ReadonlyMap<string, TouchpointCopy>): TouchpointRefDto | null {
    if (id === null) return null;
    const { name, stage } = touchpoints.get(id) ?? { name: null, stage: null };
    return { id: publicId('tpt', id), name, stage: JOURNEY_STAGES.find((known) => known === stage) ?? null };
  }
}
