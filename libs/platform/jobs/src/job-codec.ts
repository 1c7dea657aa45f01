import { Ajv, type ValidateFunction } from 'ajv';
import type { JobContract } from './job.js';

const ajv = new Ajv({ strict: false });
const compiled = new WeakMap<JobContract, ValidateFunction>();

function defectOf(contract: JobContract, payload: unknown): string | undefined {
  let validate = compiled.get(contract);
  if (validate === undefined) compiled.set(contract, (validate = ajv.compile(contract.schema)));
  return validate(payload) ? undefined : ajv.errorsText(validate.errors, { dataVar: 'payload' });
}

/** The JSON text of the payload. Throws if it violates its contract. */
export function encodePayload(contract: JobContract, payload: unknown): string {
  const defect = defectOf(contract, payload);
  if (defect !== undefined) throw new Error(`job of ${contract.queue}: ${defect}`);
  return JSON.stringify(payload);
}

/** The payload of a stored job, or the reason why it cannot be decoded. */
export function decodePayload(
  contract: JobContract,
  body: string,
): { readonly payload: Record<string, unknown> } | { readonly defect: string } {
  let payload: Record<string, unknown>;
  try {
    payload = JSON.parse(body) as Record<string, unknown>;
  } catch {
    return { defect: 'the payload is not JSON' };
  }
  const defect = defectOf(contract, payload);
  return defect === undefined ? { payload } : { defect };
}
