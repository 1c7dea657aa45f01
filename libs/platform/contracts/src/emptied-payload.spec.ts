import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { allEvents } from './all-events.js';
import { emptiedPayload, erasedReference } from './emptied-payload.js';

const folder = new URL('../golden/', import.meta.url);
const golden = (type: string): unknown => JSON.parse(readFileSync(new URL(`${type}.json`, folder), 'utf8'));
const erasureId = '0198c0de-0000-7000-8000-000000000009';

describe('a payload that is emptied', () => {
  it.each([...allEvents.values()])('of $type is still valid, and emptying it again changes nothing', (contract) => {
    const once = emptiedPayload(contract.schema, golden(contract.type), erasureId);
    const check = new Ajv({ strict: false }).compile(contract.schema);
    expect(check(once) ? [] : check.errors).toEqual([]);
    expect(emptiedPayload(contract.schema, once, erasureId)).toEqual(once);
  });

  it('keeps scores, segments and ids of an answer, and nothing that names or quotes the customer', () => {
    const contract = allEvents.get('responses.response-submitted.v1')!;
    const whole = golden(contract.type) as { scores: unknown; attributes: { segment: unknown }[]; response_id: string };
    const payload = emptiedPayload(contract.schema, whole, erasureId) as typeof whole & {
      customer: unknown;
      answers: { value: unknown }[];
    };
    expect([payload.scores, payload.response_id, payload.customer]).toEqual([whole.scores, whole.response_id, null]);
    expect(payload.attributes.map(({ segment }) => segment)).toEqual(whole.attributes.map(({ segment }) => segment));
    expect(payload.answers.every(({ value }) => value === '')).toBe(true);
  });

  it('of a profile has a placeholder where an id must be', () => {
    const contract = allEvents.get('customers.customer-changed.v1')!;
    const payload = emptiedPayload(contract.schema, golden(contract.type), erasureId);
    expect(payload).toMatchObject({ external_id: erasedReference(erasureId), attributes: {} });
  });
});
