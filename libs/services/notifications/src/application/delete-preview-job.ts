import { Type } from '@sinclair/typebox';
import { defineJob } from '@hearback/jobs';

/** Deletes a preview of a mail that has expired. */
export const DeletePreviewJob = defineJob('notifications.delete-preview', Type.Object({ preview_id: Type.String() }));
