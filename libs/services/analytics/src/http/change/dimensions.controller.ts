import { Controller, Get } from '@nestjs/common';
import { Allow, CurrentCaller, EnumField, ListField, Route, type Caller } from '@hearback/http';
import { MAX_ATTRIBUTES, ReadDimensions } from '../../application/change/read-dimensions.js';

/** By what reports can be split beside touchpoints, surveys, channels, languages, segments and topics. */
export class DimensionsDto {
  @EnumField(['report_dimensions'])
  readonly object: 'report_dimensions';

  @ListField('string', {
    item: { min: 1, max: 64 },
    max: MAX_ATTRIBUTES,
    example: ['plan'],
    description: 'Keys of attributes that counted answers have a segment of: split by `attribute:<key>`.',
  })
  readonly attributes: readonly string[];
}

/** Lists by what reports can be split. */
@Controller('v1/reports/dimensions')
export class DimensionsController {
  constructor(private readonly dimensions: ReadDimensions) {}

  @Get()
  @Allow('metrics:read')
  @Route({
    id: 'readDimensions',
    summary: 'List the attributes by which reports can be split',
    description: 'Touchpoints, surveys, channels, languages, segments of customers and topics have lists of their own.',
    reply: DimensionsDto,
  })
  async read(@CurrentCaller() caller: Caller): Promise<DimensionsDto> {
    return { object: 'report_dimensions', attributes: await this.dimensions.attributes(caller.tenantId) };
  }
}
