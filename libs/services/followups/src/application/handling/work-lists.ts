import { Injectable } from '@nestjs/common';
import { BlueprintStore } from './blueprint-store.js';
import { PlaybookStore } from './playbook-store.js';
import { ReadTaskWork } from './read-task-work.js';
import { WorkSettingsStore } from './work-settings-store.js';

/** Everything about the work on tasks that the export of a workspace reads. */
@Injectable()
export class WorkLists {
  constructor(
    readonly playbooks: PlaybookStore,
    readonly blueprint: BlueprintStore,
    readonly settings: WorkSettingsStore,
    readonly tasks: ReadTaskWork,
  ) {}
}
