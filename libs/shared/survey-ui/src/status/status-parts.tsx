import type { VNode } from 'preact';
import { filled, isolated } from '../texts/own-texts.js';
import type { StatusTextName } from '../texts/status/status-texts.js';
import type { ShownStep, StepKind } from './status-content.js';
import type { StatusPageProps } from './status-page.js';

/** The messages of both sides, oldest first. */
export function Messages({ own: { texts }, shown, sender, moments }: StatusPageProps): VNode {
  return (
    <>
      <h2>{texts.messages}</h2>
      <ul class="mss">
        {shown.messages.map(({ from, by, writer, at, text }) => (
          <li class={from === 'customer' ? 'ms me' : 'ms'}>
            <p class="w">
              <b>{from === 'customer' ? texts.you : (by ?? sender.name ?? texts.shop)}</b>
              {writer !== 'person' && ` · ${writer === 'rule' ? texts.automaticByRule : texts.automatic}`} ·{' '}
              <time dateTime={at.toISOString()}>{moments.at(at)}</time>
            </p>
            <p class="bo" dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const STEPS: Readonly<Record<StepKind, StatusTextName>> = {
  told: 'stepTold',
  opened: 'stepOpened',
  openedByRule: 'stepOpenedByRule',
  taken: 'stepTaken',
  answered: 'stepAnswered',
  wrote: 'stepWrote',
  youWrote: 'stepYouWrote',
  promised: 'stepPromised',
  moved: 'stepMoved',
  kept: 'stepKept',
  late: 'stepLate',
  withdrawn: 'stepWithdrawn',
  objected: 'stepObjected',
  settled: 'stepSettled',
  reopened: 'stepReopened',
  youSettled: 'stepYouSettled',
  reviewAsked: 'stepReviewAsked',
};

/** What happened, the newest first. */
export function StepList({ own: { texts }, shown: { steps }, sender, moments }: StatusPageProps): VNode {
  const words = ({ kind, by, what }: ShownStep) =>
    filled(texts[STEPS[kind]], { name: isolated(by ?? sender.name ?? texts.shop), what: isolated(what ?? '') });
  return (
    <section class="sec">
      <h2>{texts.soFar}</h2>
      <ol class="tln">
        {steps.map((step) => (
          <li class="d">
            <div dir="auto">
              {words(step)}
              <div class="s">
                <time dateTime={step.at.toISOString()}>{moments.at(step.at)}</time>
              </div>
            </div>
          </li>
        ))}
      </ol>
      <p class="s">{filled(texts.zone, { zone: moments.zone() })}</p>
    </section>
  );
}
