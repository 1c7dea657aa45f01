import { defineJob } from '@hearback/jobs';
import { Type } from '@sinclair/typebox';

/** Ends a workspace whose time to be kept is over. */
export const EndWorkspaceJob = defineJob('accounts.end-workspace', Type.Object({}), { maxAttempts: 100 });

/** A workspace has one such job at most. */
export const END_ONCE = 'end';
