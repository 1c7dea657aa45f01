import { JOURNEY_STAGES, type JourneyStage } from '@hearback/questionnaire';

export { JOURNEY_STAGES, type JourneyStage };

/** A point of the journey where customers are asked. */
export interface Touchpoint {
  readonly id: string;
  /** Never changes, and is unique in the workspace: reports and imports refer to it. */
  readonly key: string;
  readonly name: string;
  /** null if not placed on the journey yet. */
  readonly stage: JourneyStage | null;
  /** Order within the stage, ascending. */
  readonly position: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The changes to a touchpoint; absent members stay as they are. */
export type TouchpointChange = Partial<Pick<Touchpoint, 'name' | 'stage' | 'position'>>;

/** The touchpoint with the change applied; the same object if nothing differs. */
export function changedTouchpoint(touchpoint: Touchpoint, change: TouchpointChange, at: Date): Touchpoint {
  const { name = touchpoint.name, stage = touchpoint.stage, position = touchpoint.position } = change;
  const same = name === touchpoint.name && stage === touchpoint.stage && position === touchpoint.position;
  return same ? touchpoint : { ...touchpoint, name, stage, position, updatedAt: at };
}
