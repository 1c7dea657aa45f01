import { EnumField, StringField } from '@hearback/http';
import { METRICS, type Metric } from '../../domain/method.js';
import { PeriodQueryDto } from '../metric-query.dto.js';

const DIMENSION = { max: 80, min: 1, example: 'channel' };
const DIMENSIONS = '`survey`, `touchpoint`, `channel`, `language`, `attribute:<key>`, `segment:<id>` or `topic:<id>`';

/** The query of why a metric changed. */
export class ChangeQueryDto extends PeriodQueryDto {
  @EnumField(METRICS, { example: 'nps' })
  readonly metric: Metric;

  @StringField({ ...DIMENSION, description: `By whom the change is split: ${DIMENSIONS}.` })
  readonly by: string;
}

/** The query of a metric by two dimensions. */
export class HeatQueryDto extends PeriodQueryDto {
  @EnumField(METRICS, { example: 'nps' })
  readonly metric: Metric;

  @StringField({ ...DIMENSION, example: 'touchpoint', description: `Rows: ${DIMENSIONS}.` })
  readonly rows: string;

  @StringField({ ...DIMENSION, description: `Columns: ${DIMENSIONS}.` })
  readonly columns: string;
}
