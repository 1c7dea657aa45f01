import { newEvent, TouchpointChanged, type NewEvent } from '@hearback/contracts';
import type { Touchpoint } from '../domain/touchpoint.js';

/** The event of a touchpoint that was created or changed. */
export function touchpointEvent(id: string, tenantId: string, touchpoint: Touchpoint): NewEvent {
  const { key, name, stage, momentOfTruth, updatedAt } = touchpoint;
  const payload = {
    touchpoint_id: touchpoint.id,
    key,
    name,
    stage,
    moment_of_truth: momentOfTruth,
    changed_at: updatedAt.toISOString(),
  };
  return newEvent(TouchpointChanged, { id, tenantId, time: updatedAt, payload }) as NewEvent;
}
