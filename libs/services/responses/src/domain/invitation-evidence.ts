/** What is believed of the answer to a mailed invitation. */
export type InvitationEvidence = 'none' | 'provisional' | 'confirmed' | 'suspected' | 'scanner';

/** Why something without a gesture may come from a program. */
export const SCANNER_SIGNALS = ['trap', 'before-delivery', 'within-10s', 'several-scores'] as const;
export type ScannerSignal = (typeof SCANNER_SIGNALS)[number];

/**
 * Something that was done with the links of an invitation. A visit opened a page and changed nothing; the trap is a link that people do
 * not see; a submission is a POST, with a trusted gesture on the visible page or without one.
 */
export type LinkObservation =
  | { readonly kind: 'visit'; readonly at: Date; readonly score: string | null }
  | { readonly kind: 'trap'; readonly at: Date }
  | { readonly kind: 'submission'; readonly at: Date; readonly score: string | null; readonly hasGesture: boolean };

/** The evidence, and the signals from which it follows. */
export interface EvidenceResult {
  readonly evidence: InvitationEvidence;
  readonly signals: readonly ScannerSignal[];
}

/** The version of these rules; stored with each result, so that older ones are evaluated again. */
export const EVIDENCE_RULES = 1;

/** After the delivery of a mail people need at least so long until they have opened it and chosen. */
const DELIVERY_MS = 10_000;

/**
 * Without a gesture an answer is believed after so long, in which a scanner that sends forms opens the next link: what counts once
 * has events and tasks that nothing takes back.
 */
export const SETTLE_MS = 60_000;

/**
 * The evidence of an invitation at a time by all that was observed until then, in any order. `deliveries` are when mail servers accepted its mails; none
 * if that is not known yet. A gesture confirms whatever a scanner has done before; otherwise nobody behind one could answer.
 */
export function evidenceOf(
  observations: readonly LinkObservation[],
  deliveries: readonly Date[],
  now: Date,
): EvidenceResult {
  const signals = SCANNER_SIGNALS.filter((signal) => SIGNALS[signal](observations, deliveries));
  return { evidence: conclusion(observations, signals, now), signals };
}

function conclusion(
  observations: readonly LinkObservation[],
  signals: readonly ScannerSignal[],
  now: Date,
): InvitationEvidence {
  const submissions = observations.filter((each) => each.kind === 'submission');
  if (submissions.some(({ hasGesture }) => hasGesture)) return 'confirmed';
  if (signals.includes('trap')) return 'scanner';
  if (signals.length > 0) return 'suspected';
  if (submissions.some(({ at }) => now.getTime() >= at.getTime() + SETTLE_MS)) return 'confirmed';
  return observations.length > 0 ? 'provisional' : 'none';
}

type Signal = (observations: readonly LinkObservation[], deliveries: readonly Date[]) => boolean;

const SIGNALS: Readonly<Record<ScannerSignal, Signal>> = {
  trap: (observations) => observations.some(({ kind }) => kind === 'trap'),
  'before-delivery': (observations, deliveries) => observations.length > 0 && deliveries.length === 0,
  'within-10s': (observations, deliveries) => {
    const first = Math.min(...deliveries.map((at) => at.getTime()));
    return observations.some(({ at }) =>
      deliveries.some((delivery) => {
        const since = at.getTime() - delivery.getTime();
        // Nothing comes before the first mail; what comes before a reminder may be an answer to the first one.
        return since < DELIVERY_MS && (delivery.getTime() === first || since > -DELIVERY_MS);
      }),
    );
  },
  'several-scores': (observations) => {
    // Who opens one score and sends another one has changed the answer on the page.
    const distinct = (kind: 'visit' | 'submission') =>
      new Set(observations.flatMap((each) => (each.kind === kind && each.score !== null ? [each.score] : []))).size;
    return distinct('visit') > 1 || distinct('submission') > 1;
  },
};
