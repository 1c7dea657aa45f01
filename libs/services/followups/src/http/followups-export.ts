import { TenantDatabase } from '@hearback/database';
import { ExportFiles, listedFile, smallFile, type ExportFile } from '@hearback/http';
import { Clock, publicId } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { CalendarStore } from '../application/calendar-store.js';
import { SlaTargetStore } from '../application/sla-target-store.js';
import { RecoveryStore } from '../application/recovery/recovery-store.js';
import { RuleActStore, type StoredAct } from '../application/rules/rule-act-store.js';
import { RootCauseStore } from '../application/root-cause-store.js';
import { PromiseQueries, type PromiseFilter } from '../application/promises/promise-queries.js';
import { RuleQueries, type RuleVersion } from '../application/rule-queries.js';
import { SnippetStore } from '../application/snippets/snippet-store.js';
import { TaskQueries } from '../application/task-queries.js';
import { ThreadStore } from '../application/thread/thread-store.js';
import type { Recovery } from '../domain/recovery/recovery.js';
import { recoverySettingsToDto, recoveryToDto } from './recovery/recovery.dto.js';
import { actsToDto } from './rule-acts.dto.js';
import { calendarToDto } from './calendar-mapping.js';
import { targetsToDto } from './sla-target.dto.js';
import { rootCausesToDto } from './root-causes.dto.js';
import { promiseItemToDto } from './promises/promise-mapping.js';
import { ruleToDto, ruleVersionToLine } from './rule-mapping.js';
import { snippetsToDto } from './snippets/snippets.dto.js';
import { detailToDto } from './task-mapping.js';
import { blueprintToDto } from './handling/blueprint.dto.js';
import { playbooksToDto } from './handling/playbook.dto.js';
import { workToDto } from './handling/task-work-mapping.js';
import { settingsToDto } from './handling/work-settings.dto.js';
import { WorkLists } from '../application/handling/work-lists.js';
import { messageToDto } from './thread/thread-mapping.js';

/** Tasks read at a time, with all that was written about them. */
const TASKS = 100;

/** Versions of rules, acts and surveys read at a time. */
const ROWS = 500;

const ANY_PROMISE: PromiseFilter = { taskId: null, customer: null, ownerId: null, status: null };

/** What the export of a workspace has of tasks and rules. */
@Injectable()
export class FollowupsExport extends ExportFiles<'followups'> {
  override readonly files: ExportFiles<'followups'>['files'];

  constructor(
    causes: RootCauseStore,
    calendars: CalendarStore,
    targets: SlaTargetStore,
    work: WorkLists,
    private readonly rules: RuleQueries,
    tasks: TaskQueries,
    threads: ThreadStore,
    snippets: SnippetStore,
    promises: PromiseQueries,
    private readonly acts: RuleActStore,
    private readonly recoveries: RecoveryStore,
    private readonly database: TenantDatabase,
    clock: Clock,
  ) {
    super();
    this.files = {
      'root-causes': smallFile('a cause as `GET /v1/tasks/root-causes` shows it', (tenantId) =>
        database.withTenant(tenantId, async (tx) => rootCausesToDto(await causes.list(tx, tenantId)).causes),
      ),
      calendars: smallFile('opening hours as `GET /v1/calendars` shows them', (tenantId) =>
        database.withTenant(tenantId, async (tx) => (await calendars.list(tx, tenantId)).map(calendarToDto)),
      ),
      'sla-targets': smallFile('a target as `GET /v1/sla-targets` shows it', (tenantId) =>
        database.withTenant(
          tenantId,
          async (tx) => targetsToDto((await targets.list(tx, [tenantId])).get(tenantId) ?? []).targets,
        ),
      ),
      playbooks: smallFile('a playbook as `GET /v1/playbooks` shows it', (tenantId) =>
        database.withTenant(tenantId, async (tx) => playbooksToDto(await work.playbooks.list(tx, tenantId)).playbooks),
      ),
      blueprint: smallFile('a touchpoint as `GET /v1/blueprint` shows it', (tenantId) =>
        database.withTenant(
          tenantId,
          async (tx) => blueprintToDto(await work.blueprint.list(tx, tenantId)).touchpoints,
        ),
      ),
      'work-settings': smallFile('the settings as `GET /v1/work-settings` shows them', (tenantId) =>
        database.withTenant(tenantId, async (tx) => [settingsToDto(await work.settings.read(tx, tenantId))]),
      ),
      'task-work': listedFile({
        line: 'the work on a task as `GET /v1/tasks/{id}/work` shows it',
        list: (tenantId, page) => work.tasks.page(tenantId, page),
        positionOf: ({ taskId, openedAt }) => ({ id: taskId, createdAt: openedAt }),
        toLine: workToDto,
        batch: TASKS,
      }),
      rules: listedFile({
        line: 'a rule as `GET /v1/rules/{id}` shows it, with `deleted_at`',
        list: (tenantId, page) => rules.list(tenantId, { active: null, withDeleted: true }, page),
        positionOf: (rule) => rule,
        toLine: (rule) => ({ ...ruleToDto(rule), deleted_at: rule.deletedAt?.toISOString() ?? null }),
      }),
      'thread-messages': listedFile({
        line: 'a message as `GET /v1/tasks/{id}/thread` shows it, with `task_id`',
        list: (tenantId, page) => threads.all(tenantId, page),
        positionOf: (message) => message,
        toLine: (message) => ({ ...messageToDto(message, new Map()), task_id: publicId('tsk', message.taskId) }),
      }),
      snippets: smallFile('the list as `GET /v1/tasks/snippets` shows it', (tenantId) =>
        database.withTenant(tenantId, async (tx) => [snippetsToDto(await snippets.find(tx, tenantId))]),
      ),
      'rule-versions': this.#versions(),
      'rule-acts': this.#acts(),
      'recovery-settings': smallFile('the settings as `GET /v1/recovery-settings` shows them', (tenantId) =>
        database.withTenant(tenantId, async (tx) => [recoverySettingsToDto(await recoveries.settings(tx, tenantId))]),
      ),
      'recovery-surveys': this.#recoveries(),
      tasks: listedFile({
        line: 'a task as `GET /v1/tasks/{id}` shows it, with all notes and all history',
        list: (tenantId, page) => tasks.wholeTasks(tenantId, page, clock.now()),
        positionOf: ({ task }) => ({ id: task.id, createdAt: task.openedAt }),
        toLine: detailToDto,
        batch: TASKS,
      }),
      promises: listedFile({
        line: 'a promise as `GET /v1/promises` shows it',
        list: (tenantId, page) => promises.list(tenantId, ANY_PROMISE, page),
        positionOf: ({ promise }) => ({ id: promise.id, createdAt: promise.madeAt }),
        toLine: promiseItemToDto,
      }),
    };
  }

  #acts(): ExportFile {
    const { acts, database } = this;
    return {
      line: 'an act as `GET /v1/rule-acts` shows it',
      async *read({ tenantId, asOf }) {
        for (let after: StoredAct | undefined; ;) {
          const found = await database.withTenant(tenantId, (tx) => acts.all(tx, tenantId, after, ROWS));
          yield actsToDto(found.filter(({ at }) => at <= asOf)).data;
          after = found.at(-1);
          if (after === undefined) return;
        }
      },
    };
  }

  #recoveries(): ExportFile {
    const { recoveries, database } = this;
    return {
      line: 'a survey after a resolution as `GET /v1/tasks/{id}/recovery` shows it, with `task_id`',
      async *read({ tenantId, asOf }) {
        for (let after: Recovery | undefined; ;) {
          const found = await database.withTenant(tenantId, (tx) => recoveries.all(tx, tenantId, after, ROWS));
          yield found
            .filter(({ resolvedAt }) => resolvedAt <= asOf)
            .map((each) => ({ task_id: publicId('tsk', each.taskId), ...recoveryToDto(each) }));
          after = found.at(-1);
          if (after === undefined) return;
        }
      },
    };
  }

  #versions(): ExportFile {
    const { rules } = this;
    return {
      line: 'a version of a rule: `rule_id`, `version`, the members of a rule, `made_by` and `made_at`',
      async *read({ tenantId, asOf }) {
        for (let after: RuleVersion | undefined; ;) {
          const found: readonly RuleVersion[] = await rules.versions(tenantId, after, ROWS);
          yield found.filter(({ madeAt }) => madeAt <= asOf).map(ruleVersionToLine);
          after = found.at(-1);
          if (after === undefined) return;
        }
      },
    };
  }
}
