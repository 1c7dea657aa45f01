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
  /** Whether customers decide here whether they stay, so that nothing automatic answers them. */
  readonly momentOfTruth: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The changes to a touchpoint; absent members stay as they are. */
export type TouchpointChange = Partial<Pick<Touchpoint, 'name' | 'stage' | 'position' | 'momentOfTruth'>>;

/** The touchpoint with the change applied; the same object if nothing differs. */
export function changedTouchpoint(touchpoint: Touchpoint, change: TouchpointChange, at: Date): Touchpoint {
  const { name, stage, position, momentOfTruth } = touchpoint;
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const after = { name, stage, position, momentOfTruth, ...(given as TouchpointChange) };
  const same =
    name === after.name &&
    stage === after.stage &&
    position === after.position &&
    momentOfTruth === after.momentOfTruth;
  return same ? touchpoint : { ...touchpoint, ...after, updatedAt: at };
}
