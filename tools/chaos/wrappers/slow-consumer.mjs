// Fault: while the file `slow` lies in the run's folder, consumers take long over each event.
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Consumers } from '../../../libs/platform/messaging/dist/consumers.js';

const EACH_MS = 20;
const LONGEST_MS = 5_000;
const file = `${process.env.CHAOS_FOLDER}/slow`;

const apply = Consumers.prototype.apply;
Consumers.prototype.apply = async function applySlowly(prepared, tx) {
  if (existsSync(file)) await wait(Math.min(LONGEST_MS, EACH_MS * prepared.length));
  return apply.call(this, prepared, tx);
};
