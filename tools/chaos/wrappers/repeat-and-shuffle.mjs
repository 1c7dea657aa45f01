// Fault: events come again and out of order. Each batch is cut into pieces that come in any order, one of five again, and an
// old one among them; at last it comes whole, as the transport meant it.
import { Delivery } from '../../../libs/platform/messaging/dist/delivery.js';

const PIECE = 20;
const AGAIN = 0.2;
const kept = [];

const deliver = Delivery.prototype.deliver;
Delivery.prototype.deliver = async function deliverRepeatedly(batch) {
  if (Math.random() < AGAIN) {
    for (const piece of shuffled(piecesOf(batch))) {
      await deliver.call(this, piece);
      if (Math.random() < AGAIN) await deliver.call(this, piece);
    }
    const old = kept[Math.floor(Math.random() * kept.length)];
    if (old?.delivery === this) await deliver.call(this, old.batch);
    kept.push({ delivery: this, batch });
    if (kept.length > 50) kept.shift();
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
