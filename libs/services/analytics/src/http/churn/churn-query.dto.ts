import { EnumField, IntegerField, StringField } from '@hearback/http';
import { RISK_BANDS, type RiskBand } from '../../domain/churn/risk-band.js';

/** Which customers at risk are listed. */
export class RiskCustomersQueryDto {
  @EnumField(RISK_BANDS, {
    optional: true,
    example: 'high',
    description: 'Only of this band: `high` from 50 %, `medium` from 25 %, `low` below. Default: all.',
  })
  readonly band?: RiskBand;

  @StringField({ min: 1, max: 200, optional: true, example: 'C-1042', description: 'Only the customer with this id.' })
  readonly external_id?: string;

  @IntegerField({
    min: 1,
    max: 200,
    optional: true,
    example: 20,
    description: 'How many, the highest risk first. Default: 20.',
  })
  readonly limit: number = 20;
}
