import type { InFlightLimit } from '@hearback/http';
import { gauge, type Instrument } from './instrument.js';
import { counter } from './instrument.js';

/** The metrics of the limit of requests in flight. */
export function inFlightInstruments(limit: InFlightLimit): readonly Instrument[] {
  const rejected = counter({
    name: 'hearback_http_rejected_total',
    help: 'Requests rejected with 503 because too many were in flight.',
  });
  limit.onReject = () => rejected.metric.inc();
  return [
    gauge({ name: 'hearback_http_requests_in_flight', help: 'Requests in flight.' }, () => limit.inFlight),
    rejected,
  ];
}
