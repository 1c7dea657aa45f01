import { describe, expect, it } from '@jest/globals';
import { Simulation } from './simulation.js';

describe('Simulation', () => {
  const simulation = new Simulation();
  const code = (address: string) => simulation.replyTo(address).rejection?.code;

  it('bounces, defers every other attempt, delays, and accepts all other addresses', () => {
    expect([code('bounce@a.example'), code('bounce+2@a.example')]).toEqual([550, 550]);
    expect([code('defer@a.example'), code('defer@a.example'), code('defer@a.example')]).toEqual([451, undefined, 451]);
    expect(simulation.replyTo('slow@a.example').delay).toBeGreaterThan(0);
    expect([code('bouncer@a.example'), code('ada@a.example')]).toEqual([undefined, undefined]);
  });
});
