import {
  BooleanField,
  EntityTag,
  EnumField,
  IntegerField,
  ListField,
  ListQueryDto,
  NumberField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { MAX_LINES, MAX_MONTHS } from '../../domain/money/scenario.js';
import type { ScenarioState } from '../../application/money/scenario-store.js';
import { LineDto, WantedLineDto } from './line.dto.js';

const NAME = { min: 1, max: 120, example: 'Courier brings the label' };
const MONTH = { min: 7, max: 7, pattern: /^(20|21)\d\d-(0[1-9]|1[0-2])$/, example: '2026-03' };
const CURRENCY = { min: 3, max: 3, pattern: /^[A-Z]{3}$/, description: 'ISO 4217 code.', example: 'EUR' };
const MONTHS = { min: 1, max: MAX_MONTHS, example: 12, description: 'How long the scenario is.' };
const RATE = { min: 0, max: 1, example: 0.01, description: 'The discount rate of a month: 0.01 is 1 %.' };
const STARTS_IN = { ...MONTH, description: 'The first month.' };
const LINES = { max: MAX_LINES, description: 'In the order in which staff see them.' };
const LEDGER = {
  max: MAX_LINES * MAX_MONTHS,
  description: 'What really was paid or gained, one entry for a line and month. Entries of lines that are gone go too.',
};

/** What really was paid or gained by a line in a month. */
export class LedgerEntryDto {
  @PublicIdField('scl') readonly line_id: string;
  @StringField(MONTH) readonly month: string;
  @NumberField({ min: -1_000_000_000, max: 1_000_000_000, example: 310, description: 'In the currency.' })
  readonly amount: number;
}

/** A scenario to create. */
export class CreateScenarioDto {
  @StringField(NAME) readonly name: string;
  @StringField(CURRENCY) readonly currency: string;
  @IntegerField({ ...MONTHS, optional: true }) readonly months: number = 12;
  @NumberField({ ...RATE, optional: true }) readonly monthly_rate: number = 0.01;
  @StringField(STARTS_IN) readonly starts_in: string;
  @ListField(() => WantedLineDto, { ...LINES, optional: true }) readonly lines: WantedLineDto[] = [];
}

/** The members of a scenario to change; `lines` and `ledger` replace the whole list. Lines with a known id stay the same line. */
export class ChangeScenarioDto {
  @StringField({ ...NAME, optional: true }) readonly name?: string;
  @StringField({ ...CURRENCY, optional: true }) readonly currency?: string;
  @IntegerField({ ...MONTHS, optional: true }) readonly months?: number;
  @NumberField({ ...RATE, optional: true }) readonly monthly_rate?: number;
  @StringField({ ...STARTS_IN, optional: true }) readonly starts_in?: string;
  @ListField(() => WantedLineDto, { ...LINES, optional: true }) readonly lines?: WantedLineDto[];
  @ListField(() => LedgerEntryDto, { ...LEDGER, optional: true, outOfSample: true })
  readonly ledger?: LedgerEntryDto[];
  @BooleanField({ optional: true, example: false, description: 'An archived scenario is in no list but its own.' })
  readonly archived?: boolean;
}

/** What a copy of a scenario is called. */
export class CopyScenarioDto {
  @StringField(NAME) readonly name: string;
}

/** A scenario. */
export class ScenarioDto {
  @PublicIdField('scn') readonly id: string;
  @StringField(NAME) readonly name: string;
  @StringField(CURRENCY) readonly currency: string;
  @IntegerField(MONTHS) readonly months: number;
  @NumberField(RATE) readonly monthly_rate: number;
  @StringField(STARTS_IN) readonly starts_in: string;
  @ListField(() => LineDto, LINES) readonly lines: readonly LineDto[];
  @ListField(() => LedgerEntryDto, LEDGER) readonly ledger: readonly LedgerEntryDto[];
  @BooleanField() readonly archived: boolean;
  @EntityTag()
  @IntegerField({ min: 1, description: 'Incremented by each change; it is the `ETag` to send as `If-Match`.' })
  readonly revision: number;
  @TimestampField() readonly created_at: string;
  @TimestampField() readonly updated_at: string;
}

/** The query of a list of scenarios. */
export class ScenariosQueryDto extends ListQueryDto {
  @EnumField(['current', 'archived', 'all'], { optional: true, description: 'Default: those that are not archived.' })
  readonly state: ScenarioState = 'current';
}
