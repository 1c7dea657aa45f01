import type { VNode } from 'preact';
import { filled, isolated } from '../texts/own-texts.js';
import { STATUS_FIELDS as FIELDS, MAX_STATUS_TEXT, type ShownPromise } from './status-content.js';
import type { StatusPageProps } from './status-page.js';

type CardProps = Pick<StatusPageProps, 'own' | 'action' | 'form' | 'moments' | 'now'> & {
  readonly promise: ShownPromise;
};

/** Whether the promise is not kept and its time has come. */
export function isLate({ status, dueAt }: Pick<ShownPromise, 'status' | 'dueAt'>, now: Date): boolean {
  return status === 'broken' || (status === 'open' && dueAt <= now);
}

/** A promise with all its times. One that is due can be said to be not kept at once, one that is kept after opening it. */
export function PromiseCard(props: CardProps): VNode {
  const { own, promise, moments, now } = props;
  const { texts } = own;
  const isDue = isLate(promise, now);
  const isOver = promise.status === 'kept' || promise.status === 'withdrawn';
  return (
    <section class={isDue ? 'pr no' : isOver ? 'pr ov' : 'pr'} id={`p-${promise.id}`}>
      <h2>{texts.promised}</h2>
      <p class="big" dir="auto">
        {promise.what}
      </p>
      <p>
        <b>{filled(texts.until, { when: moments.at(promise.dueAt) })}</b>
      </p>
      <Past promise={promise} own={own} moments={moments} isDue={isDue} />
      {promise.by !== null && <p class="s">{filled(texts.by, { name: isolated(promise.by) })}</p>}
      {promise.isObjected ? (
        <p class="nt bad" role="status">
          {texts.objection}
          {promise.objection !== null && (
            <>
              {' '}
              <q dir="auto">{promise.objection}</q>
            </>
          )}
        </p>
      ) : (
        isDue && <NotKept {...props} isFirst />
      )}
      {promise.status === 'kept' && (
        <details>
          <summary>{texts.notKept}</summary>
          <NotKept {...props} isFirst={false} />
        </details>
      )}
    </section>
  );
}

/** What became of it so far. */
function Past({
  promise,
  own: { texts },
  moments,
  isDue,
}: Pick<CardProps, 'promise' | 'own' | 'moments'> & { isDue: boolean }): VNode {
  const { moves, firstDueAt, keptAt, status, withdrawnBecause } = promise;
  return (
    <>
      {moves.length > 0 && <p class="s">{filled(texts.firstUntil, { when: moments.at(firstDueAt) })}</p>}
      {moves.map(({ at, reason }) => (
        <p class="s">{filled(texts.movedBecause, { when: moments.at(at), reason: isolated(reason) })}</p>
      ))}
      {status === 'kept' && keptAt !== null && <p>{filled(texts.keptOn, { when: moments.at(keptAt) })}</p>}
      {isDue && <p>{texts.notInTime}</p>}
      {status === 'withdrawn' && <p>{filled(texts.cannotKeep, { reason: isolated(withdrawnBecause ?? '') })}</p>}
    </>
  );
}

/** The form by which the customer objects; the words are optional. */
function NotKept({ own, action, form, promise, isFirst }: CardProps & { isFirst: boolean }): VNode {
  const { texts, language } = own;
  const field = `t-${promise.id}`;
  return (
    <form method="post" action={action} accept-charset="utf-8">
      <input type="hidden" name={FIELDS.page} value={language} />
      <input type="hidden" name={FIELDS.form} value={form} />
      <input type="hidden" name={FIELDS.promise} value={promise.id} />
      <div class="q2">
        <label class="lb" for={field}>
          {texts.notKeptWords}
        </label>
        <textarea id={field} name={FIELDS.text} rows={2} maxLength={MAX_STATUS_TEXT} dir="auto" />
      </div>
      <div class="act">
        <button class={isFirst ? 'go' : 'b2 no'} type="submit" name={FIELDS.go} value="not_kept">
          {texts.notKept}
        </button>
      </div>
      <p class="s">{texts.notKeptHint}</p>
    </form>
  );
}
