import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findUnguardedTables, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { customersDefinition } from '../src/customers.definition.js';

describe('the tables of customers', () => {
  const { schema } = customersDefinition;
  let scratch: ThrowAwayDatabase;
  beforeAll(async () => {
    scratch = await throwAwayDatabase([schema]);
  });
  afterAll(async () => {
    await scratch?.close();
  });

  it('keep tenants apart', async () => {
    expect(await findUnguardedTables(scratch.sql)).toEqual([]);
  });
});
