import { describe, expect, it } from '@jest/globals';
import { Clock } from '@hearback/kernel';
import { KeyedHash } from '../auth/keyed-hash.js';
import { ExportTickets } from './export-tickets.js';

const DAY = 86_400_000;
const tenantId = '0198c0de-0000-7000-8000-000000000001';
const asOf = new Date('2026-03-02T09:30:00.123Z');

class FixedClock extends Clock {
  time = asOf.getTime();
  override now = () => new Date(this.time);
}

describe('ids of exports', () => {
  const clock = new FixedClock();
  const tickets = new ExportTickets(new KeyedHash('one secret'), clock);
  const ticket = tickets.ticketOf({ tenantId, asOf });

  it('name workspace and time, in every process with the same secret', () => {
    expect(ticket).toMatch(/^[\w-]{32}\.[\w-]{43}$/);
    expect(new ExportTickets(new KeyedHash('one secret'), clock).read(ticket, tenantId)).toEqual({ tenantId, asOf });
  });

  it('are nothing to another workspace, or after a change', () => {
    expect(tickets.read(ticket, tenantId.replace(/1$/, '2'))).toBeUndefined();
    expect(new ExportTickets(new KeyedHash('another secret'), clock).read(ticket, tenantId)).toBeUndefined();
    const later = tickets.ticketOf({ tenantId, asOf: new Date(asOf.getTime() + 1) });
    expect(tickets.read(`${later.split('.')[0]}.${ticket.split('.')[1]}`, tenantId)).toBeUndefined();
    for (const other of ['', 'customers', `${ticket}x`, ticket.slice(1)])
      expect(tickets.read(other, tenantId)).toBeUndefined();
  });

  it('stand for what was asked for, and for nothing else', () => {
    const some = tickets.ticketOf({ tenantId, asOf }, 'responses in German');
    expect(tickets.read(some, tenantId, 'responses in German')).toEqual({ tenantId, asOf });
    expect(tickets.read(some, tenantId, 'responses')).toBeUndefined();
    expect(tickets.read(some, tenantId)).toBeUndefined();
    expect(tickets.read(ticket, tenantId, 'responses in German')).toBeUndefined();
  });

  it('can be used for a day', () => {
    clock.time = asOf.getTime() + DAY - 1;
    expect(tickets.read(ticket, tenantId)).toEqual({ tenantId, asOf });
    clock.time += 1;
    expect(tickets.read(ticket, tenantId)).toBeUndefined();
    expect(tickets.expiryOf({ tenantId, asOf })).toEqual(clock.now());
  });
});
