import { Body, Controller, Get, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, Route, type Caller } from '@hearback/http';
import { BlueprintStore } from '../../application/handling/blueprint-store.js';
import { ChangeWorkSettings } from '../../application/handling/change-work-settings.js';
import { PlaybookStore } from '../../application/handling/playbook-store.js';
import { ReplaceBlueprint } from '../../application/handling/replace-blueprint.js';
import { ReplacePlaybooks } from '../../application/handling/replace-playbooks.js';
import { WorkSettingsStore } from '../../application/handling/work-settings-store.js';
import { authorOf } from '../ids.js';
import { BlueprintDto, blueprintFromDto, blueprintToDto } from './blueprint.dto.js';
import { PlaybooksBodyDto, PlaybooksDto, playbooksFromDto, playbooksToDto } from './playbook.dto.js';
import { settingsFromDto, settingsToDto, WorkSettingsDto } from './work-settings.dto.js';

/** Playbooks of the workspace. */
@Controller('v1/playbooks')
export class PlaybooksController {
  constructor(
    private readonly playbooks: PlaybookStore,
    private readonly replacePlaybooks: ReplacePlaybooks,
  ) {}

  @Get()
  @Allow('tasks:read')
  @Route({ id: 'listPlaybooks', summary: 'List playbooks', reply: PlaybooksDto })
  async list(@CurrentUnitOfWork() unit: UnitOfWork): Promise<PlaybooksDto> {
    return playbooksToDto(await unit.run((tx) => this.playbooks.list(tx, unit.tenantId)));
  }

  @Put()
  @Allow('rules:write')
  @Route({
    id: 'replacePlaybooks',
    summary: 'Replace the playbooks',
    description: 'They apply to open tasks too. What was ticked at tasks stays.',
    body: PlaybooksBodyDto,
    reply: PlaybooksDto,
    problems: [422],
  })
  async replace(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: PlaybooksBodyDto,
  ): Promise<PlaybooksDto> {
    return playbooksToDto(await this.replacePlaybooks.execute(unit, playbooksFromDto(body), authorOf(caller)));
  }
}

/** What is behind the touchpoints of the workspace. */
@Controller('v1/blueprint')
export class BlueprintController {
  constructor(
    private readonly blueprint: BlueprintStore,
    private readonly replaceBlueprint: ReplaceBlueprint,
  ) {}

  @Get()
  @Allow('tasks:read')
  @Route({
    id: 'getBlueprint',
    summary: 'Get who looks after touchpoints, and what happens behind them',
    reply: BlueprintDto,
  })
  async read(@CurrentUnitOfWork() unit: UnitOfWork): Promise<BlueprintDto> {
    return blueprintToDto(await unit.run((tx) => this.blueprint.list(tx, unit.tenantId)));
  }

  @Put()
  @Allow('rules:write')
  @Route({
    id: 'replaceBlueprint',
    summary: 'Replace who looks after touchpoints, and what happens behind them',
    description: 'Touchpoints that are left out have no owner and no steps.',
    body: BlueprintDto,
    reply: BlueprintDto,
    problems: [422],
  })
  async replace(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: BlueprintDto,
  ): Promise<BlueprintDto> {
    const touchpoints = blueprintFromDto(body);
    await this.replaceBlueprint.execute(unit, touchpoints, authorOf(caller));
    return blueprintToDto(touchpoints);
  }
}

/** Cost of work and limits of goodwill. */
@Controller('v1/work-settings')
export class WorkSettingsController {
  constructor(
    private readonly settings: WorkSettingsStore,
    private readonly changeSettings: ChangeWorkSettings,
  ) {}

  @Get()
  @Allow('tasks:read')
  @Route({ id: 'getWorkSettings', summary: 'Get cost of work and limits of goodwill', reply: WorkSettingsDto })
  async read(@CurrentUnitOfWork() unit: UnitOfWork): Promise<WorkSettingsDto> {
    return settingsToDto(await unit.run((tx) => this.settings.read(tx, unit.tenantId)));
  }

  @Put()
  @Allow('workspace:admin')
  @Route({
    id: 'replaceWorkSettings',
    summary: 'Replace cost of work and limits of goodwill',
    description: 'Minutes that were recorded before keep their cost.',
    body: WorkSettingsDto,
    reply: WorkSettingsDto,
  })
  async replace(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: WorkSettingsDto,
  ): Promise<WorkSettingsDto> {
    const settings = settingsFromDto(body);
    await this.changeSettings.execute(unit, settings, authorOf(caller));
    return settingsToDto(settings);
  }
}
