// Fault: events are repeated and reordered. One batch of five is first delivered in pieces, in random order, some of them twice,
// followed by an old batch; then the whole batch is delivered as received.
import { Delivery } from '../../../libs/platform/messaging/dist/delivery.js';

const PIECE = 20;
const REPEATED_SHARE = 0.2;
const oldBatches = [];

const deliver = Delivery.prototype.deliver;
Delivery.prototype.deliver = async function deliverRepeatedly(batch) {
  if (Math.random() < REPEATED_SHARE) {
    for (const piece of shuffled(piecesOf(batch))) {
      await deliver.call(this, piece);
      if (Math.random() < REPEATED_SHARE) await deliver.call(this, piece);
    }
    const old = oldBatches[Math.floor(Math.random() * oldBatches.length)];
    if (old?.delivery === this) await deliver.call(this, old.batch);
    oldBatches.push({ delivery: this, batch });
    if (oldBatches.length > 50) oldBatches.shift();
  }
  return deliver.call(this, batch);
};

function piecesOf({ events, ...rest }) {
  const pieces = [];
  for (let at = 0; at < Math.min(events.length, 100); at += PIECE) {
    pieces.push({ ...rest, events: events.slice(at, at + PIECE) });
  }
  return pieces;
}

function shuffled(list) {
  return list
    .map((value) => ({ value, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
