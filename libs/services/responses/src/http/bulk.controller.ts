import type { UnitOfWork } from '@hearback/database';
import { actorOf, Allow, CurrentCaller, CurrentUnitOfWork, Route, type Caller } from '@hearback/http';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ChangeExclusions } from '../application/change-exclusions.js';
import { TagResponses } from '../application/tag-responses.js';
import {
  ChangeExclusionsDto,
  ExclusionResultsDto,
  fromChangeExclusionsDto,
  toExclusionResultsDto,
} from './bulk-exclusion.dto.js';
import { fromTagResponsesDto, TagResponsesDto, TagResultsDto, toTagResultsDto } from './tag.dto.js';

/** Changes many responses at once. */
@Controller('v1/responses')
export class BulkController {
  constructor(
    private readonly tagResponses: TagResponses,
    private readonly changeExclusions: ChangeExclusions,
  ) {}

  @Post('tags')
  @HttpCode(200)
  @Allow('responses:write')
  @Route({
    id: 'tagResponses',
    summary: 'Tag responses',
    description: 'All or none. Repeating it changes nothing; `undo` of the reply takes back what it changed.',
    body: TagResponsesDto,
    reply: TagResultsDto,
    problems: [409],
  })
  async tag(@CurrentUnitOfWork() unit: UnitOfWork, @Body() body: TagResponsesDto): Promise<TagResultsDto> {
    return toTagResultsDto(await this.tagResponses.execute(unit, fromTagResponsesDto(body)));
  }

  @Post('exclusions')
  @HttpCode(200)
  @Allow('responses:write')
  @Route({
    id: 'changeExclusions',
    summary: 'Exclude responses from the numbers, or count them again',
    description: 'All or none. Repeating it changes nothing; `undo` of the reply takes back what it changed.',
    body: ChangeExclusionsDto,
    reply: ExclusionResultsDto,
    problems: [422],
  })
  async exclude(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: ChangeExclusionsDto,
  ): Promise<ExclusionResultsDto> {
    const outcomes = await this.changeExclusions.execute(unit, fromChangeExclusionsDto(body), actorOf(caller));
    return toExclusionResultsDto(outcomes);
  }
}
