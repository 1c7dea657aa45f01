// Fault: while the file `slow` exists in the folder of the run, consumers take longer for each event.
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Consumers } from '../../../libs/platform/messaging/dist/consumers.js';

const PER_EVENT_MS = 20;
const MAX_MS = 5_000;
const file = `${process.env.CHAOS_FOLDER}/slow`;

const apply = Consumers.prototype.apply;
Consumers.prototype.apply = async function applySlowly(prepared, tx) {
  if (existsSync(file)) await wait(Math.min(MAX_MS, PER_EVENT_MS * prepared.length));
  return apply.call(this, prepared, tx);
};
