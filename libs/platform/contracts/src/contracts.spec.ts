import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MemberChanged } from './accounts.events.js';
import { allEvents } from './all-events.js';
import { ResponseSubmitted } from './responses.events.js';

const folder = fileURLToPath(new URL('../golden/', import.meta.url));
const ajv = new Ajv({ strict: false });
const golden = (type: string): Record<string, unknown> => JSON.parse(readFileSync(`${folder}${type}.json`, 'utf8'));

describe('the contracts between services', () => {
  it('have a golden payload each, and no golden payload is left over', () => {
    expect(
      readdirSync(folder)
        .map((name) => name.replace(/\.json$/, ''))
        .toSorted(),
    ).toEqual([...allEvents.keys()].toSorted());
  });

  it.each([...allEvents.values()])('$type decodes its golden payload', (contract) => {
    const check = ajv.compile(contract.schema);
    expect(check(golden(contract.type)) ? [] : check.errors).toEqual([]);
    expect(contract.key(golden(contract.type))).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([...allEvents.values()])('$type rejects a payload without a required field', (contract) => {
    for (const name of contract.schema.required ?? []) {
      const { [name]: _taken, ...rest } = golden(contract.type);
      expect(ajv.validate(contract.schema, rest)).toBe(false);
    }
  });

  it('accept channels, metrics and roles that a consumer does not know', () => {
    const response = { ...golden('responses.response-submitted.v1'), channel: 'phone' };
    const scores = [{ question: 'a', metric: 'five', method: 'five.v1', min: 1, max: 5, score: 5 }];
    expect(ajv.validate(ResponseSubmitted.schema, { ...response, scores })).toBe(true);
    const member = { ...golden('accounts.member-changed.v1'), role: 'auditor' };
    expect(ajv.validate(MemberChanged.schema, member)).toBe(true);
  });

  it.each([...allEvents.values()])(
    '$type is named <service>.<noun>-<past participle>.v<major> and travels on its topic',
    (contract) => {
      expect(contract.type).toMatch(
        /^[a-z]+\.[a-z]+(-[a-z]+)*-([a-z]+ed|withdrawn|understood)\.v\d+$|^[a-z]+\.task-due\.v1$/,
      );
      expect(contract.topic).toBe(`${contract.type.split('.')[0]}.events`);
    },
  );
});
