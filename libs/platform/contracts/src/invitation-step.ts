import { Type } from '@sinclair/typebox';

/** Which mail about an invitation: `invite`, `reminder` or `thanks`; its number counts those of one step. */
export const InvitationStep = () => ({ step: Type.String(), step_number: Type.Integer({ minimum: 1 }) });
