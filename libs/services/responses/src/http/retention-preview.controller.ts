import { Controller, Get, Query } from '@nestjs/common';
import { Allow, CurrentCaller, IntegerField, Route, TimestampField, type Caller } from '@hearback/http';
import { PreviewRetention } from '../application/preview-retention.js';

/** For how long answers would be kept. */
export class RetentionPreviewQueryDto {
  @IntegerField({ min: 1, max: 120, example: 24, description: 'Months for which answers would be kept.' })
  readonly months: number;
}

/** What retention would empty. */
export class RetentionPreviewDto {
  @TimestampField({ description: 'Answers from before this time would be emptied.' }) readonly before: string;
  @IntegerField({ min: 0, description: 'Answers that would be emptied in the next night.' }) readonly answers: number;
  @IntegerField({ min: 0, description: 'Answers that are not empty now.' }) readonly total: number;
}

/** Says what a retention would do before it is set. */
@Controller('v1/responses')
export class RetentionPreviewController {
  constructor(private readonly preview: PreviewRetention) {}

  @Get('retention-preview')
  @Allow('workspace:admin')
  @Route({
    id: 'previewRetention',
    summary: 'Count the answers that a retention would empty',
    description: 'Changes nothing. The retention is `retention_months` of the workspace.',
    query: RetentionPreviewQueryDto,
    reply: RetentionPreviewDto,
  })
  async show(
    @CurrentCaller() { tenantId }: Caller,
    @Query() { months }: RetentionPreviewQueryDto,
  ): Promise<RetentionPreviewDto> {
    const { before, answers, total } = await this.preview.execute(tenantId, months);
    return { before: before.toISOString(), answers, total };
  }
}
