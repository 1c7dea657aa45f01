import type { InFlightLimit } from '@hearback/http';
import type { Instrument } from './instrument.js';

/** What the limit of requests in flight counts. */
export function inFlightInstruments(limit: InFlightLimit): readonly Instrument[] {
  return [
    {
      name: 'hearback_http_requests_in_flight',
      help: 'Requests that are being answered.',
      kind: 'gauge',
      labels: [],
      samples: () => [{ labels: {}, value: limit.inFlight }],
    },
    {
      name: 'hearback_http_rejected_total',
      help: 'Requests rejected with 503 because too many were in flight.',
      kind: 'counter',
      labels: [],
      samples: () => [{ labels: {}, value: limit.rejected }],
    },
  ];
}
