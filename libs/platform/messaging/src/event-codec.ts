import { Ajv, type ValidateFunction } from 'ajv';
import type { EventContract, EventOf, NewEvent } from '@hearback/contracts';
import type { RawEvent } from './transport.js';

/** Not strict: contracts have annotations such as `personal`, and payloads may have properties that the contract does not declare yet. */
const ajv = new Ajv({ strict: false });
const compiled = new WeakMap<EventContract, ValidateFunction>();

function validatorOf(contract: EventContract): ValidateFunction {
  let validate = compiled.get(contract);
  if (validate === undefined) compiled.set(contract, (validate = ajv.compile(contract.schema)));
  return validate;
}

function defectOf(contract: EventContract, payload: unknown): string | undefined {
  const validate = validatorOf(contract);
  return validate(payload) ? undefined : ajv.errorsText(validate.errors, { dataVar: 'payload' });
}

/** The JSON text of the payload, on one line, because JSON escapes control characters. Throws if it violates its contract. */
export function encodePayload(event: NewEvent): string {
  const defect = defectOf(event.contract, event.payload);
  if (defect !== undefined) throw new Error(`event ${event.id} of type ${event.contract.type}: ${defect}`);
  return JSON.stringify(event.payload);
}

/** A decoded event, or the reason why it cannot be decoded. */
export type Decoded<C extends EventContract = EventContract> =
  { readonly event: EventOf<C> } | { readonly defect: string };

/** Parses and validates the payload. */
export function decodeEvent<C extends EventContract>(contract: C, raw: RawEvent): Decoded<C> {
  let payload: unknown;
  try {
    payload = JSON.parse(raw.body);
  } catch {
    return { defect: 'the payload is not JSON' };
  }
  const defect = defectOf(contract, payload);
  if (defect !== undefined) return { defect };
  const { id, type, tenantId, key, time, position } = raw;
  return { event: { id, type, tenantId, key, time, payload: payload as EventOf<C>['payload'], position } };
}
