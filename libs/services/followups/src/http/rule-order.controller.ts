import { Body, Controller, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, Route, type Caller } from '@hearback/http';
import { ReorderRules } from '../application/rules/reorder-rules.js';
import { authorOf, checkedId } from './ids.js';
import { RuleOrderDto } from './rule.dto.js';

/** The order of rules. */
@Controller('v1/rules')
export class RuleOrderController {
  constructor(private readonly reorderRules: ReorderRules) {}

  @Put('order')
  @Allow('rules:write')
  @Route({
    id: 'reorderRules',
    summary: 'Change the order of rules',
    description:
      'Of the rules that match a response, the first one that writes to the customer is the only one that does.',
    body: RuleOrderDto,
    reply: noContent,
    problems: [422],
  })
  async reorder(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: RuleOrderDto,
  ): Promise<void> {
    const ids = body.rule_ids.map((id) => checkedId('rul', id));
    await this.reorderRules.execute(unit, ids, authorOf(caller));
  }
}
