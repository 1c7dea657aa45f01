import { parsePublicId, publicId } from '@hearback/kernel';
import type { LedgerEntry, Line, Plan, Scenario, ScenarioChange } from '../../domain/money/scenario.js';
import type { LineDto, WantedLineDto } from './line.dto.js';
import type { ChangeScenarioDto, CreateScenarioDto, LedgerEntryDto, ScenarioDto } from './scenario.dto.js';

/** Makes ids of new lines. */
type NewId = () => string;

/** The plan of a body. */
export function planFromDto(dto: CreateScenarioDto, newId: NewId): Plan {
  return {
    currency: dto.currency,
    months: dto.months,
    monthlyRate: dto.monthly_rate,
    startsIn: dto.starts_in,
    lines: dto.lines.map((line) => lineFromDto(line, newId)),
    ledger: [],
  };
}

/** The change of a body. */
export function changeFromDto(dto: ChangeScenarioDto, newId: NewId): ScenarioChange {
  const { archived, currency, ledger, lines, monthly_rate: monthlyRate, months, name, starts_in: startsIn } = dto;
  return {
    ...(name !== undefined && { name }),
    ...(currency !== undefined && { currency }),
    ...(months !== undefined && { months }),
    ...(monthlyRate !== undefined && { monthlyRate }),
    ...(startsIn !== undefined && { startsIn }),
    ...(archived !== undefined && { archived }),
    ...(lines !== undefined && { lines: lines.map((line) => lineFromDto(line, newId)) }),
    ...(ledger !== undefined && { ledger: ledger.map(entryFromDto) }),
  };
}

/** The scenario as the API shows it. */
export function scenarioToDto(scenario: Scenario): ScenarioDto {
  const { createdAt, currency, id, ledger, lines, monthlyRate, months, name, revision, startsIn, updatedAt } = scenario;
  return {
    id: publicId('scn', id),
    name,
    currency,
    months,
    monthly_rate: monthlyRate,
    starts_in: startsIn,
    lines: lines.map(lineToDto),
    ledger: ledger.map(({ amount, lineId, month }) => ({ line_id: publicId('scl', lineId), month, amount })),
    archived: scenario.archivedAt !== null,
    revision,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  };
}

/** A line as the API shows it. */
export function lineToDto(line: Line): LineDto {
  const { evidence, factors, firstMonth, id, kind, lastMonth, margin, name, note, rampMonths, reuse, timing } = line;
  return {
    id: publicId('scl', id),
    kind,
    name,
    note,
    evidence,
    timing,
    first_month: firstMonth,
    last_month: lastMonth,
    ramp_months: rampMonths,
    factors: factors.map((factor) => ({ ...factor })),
    margin: margin && { ...margin },
    reuse: reuse && { ...reuse },
  };
}

function lineFromDto(dto: WantedLineDto, newId: NewId): Line {
  const { evidence, kind, name, note, timing } = dto;
  return {
    id: (typeof dto.id === 'string' ? parsePublicId('scl', dto.id) : undefined) ?? newId(),
    kind,
    name,
    note,
    evidence,
    timing,
    firstMonth: dto.first_month,
    lastMonth: dto.last_month,
    rampMonths: dto.ramp_months,
    factors: dto.factors.map(({ follows, high, low, name: of, unit, value }) => {
      return { name: of, unit, value, low, high, follows };
    }),
    margin: dto.margin && { value: dto.margin.value, low: dto.margin.low, high: dto.margin.high },
    reuse: dto.reuse && { text: dto.reuse.text, value: dto.reuse.value, low: dto.reuse.low, high: dto.reuse.high },
  };
}

function entryFromDto({ amount, line_id, month }: LedgerEntryDto): LedgerEntry {
  return { lineId: parsePublicId('scl', line_id) ?? line_id, month, amount };
}
