import type { Report } from '../engine/engine.js';
import { findings, type Finding } from './findings.js';
import { showPanel } from './panel.js';

/** Explains why surveys show themselves or not: on the console, and in a panel if it is wanted. */
export async function explain(report: Report, withPanel: boolean): Promise<readonly Finding[]> {
  const isReached = report.status !== 0 || (await isServerReached(report.origin));
  const found = findings(report, isReached, { page: location.origin, isOnline: navigator.onLine });
  for (const { subject, gate, passed, fix } of found)
    // oxlint-disable-next-line no-console -- the console is where developers of pages look
    console.info(
      `hearback: ${passed ? 'passed' : 'FAILED'}: ${subject}: ${gate}${fix === undefined ? '' : `. ${fix}`}`,
    );
  if (withPanel) showPanel(found);
  return found;
}

/** Whether the server answers at all, also to a page that may not read what. */
async function isServerReached(origin: string): Promise<boolean> {
  try {
    await fetch(`${origin}/widget.js`, { mode: 'no-cors', credentials: 'omit' });
    return true;
  } catch {
    return false;
  }
}

/** What the engine imports. */
export interface WhyModule {
  readonly explain: typeof explain;
}
