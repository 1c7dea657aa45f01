import type { ComponentChildren, VNode } from 'preact';
import { ownText, type SurveyView } from './view.js';

/** Who asks: the workspace, as customers know it. */
export interface Sender {
  /** Undefined while the workspace's name is not known. */
  readonly name?: string;
  /** Path of its logo. */
  readonly logo?: string;
}

/** The sender's mark: the first letter of its name. */
function Mark({ name }: { name: string }): VNode {
  return (
    <span class="mk" aria-hidden="true">
      {[...name.trim()][0]?.toUpperCase()}
    </span>
  );
}

/** Name of the sender at the start, languages at the end. */
export function BrandHeader({ sender, children }: { sender: Sender; children?: ComponentChildren }): VNode {
  return (
    <header class="br">
      {sender.name !== undefined && (
        <>
          {sender.logo === undefined ? (
            <Mark name={sender.name} />
          ) : (
            <img class="mk" src={sender.logo} alt="" width={32} height={32} />
          )}
          <bdi>{sender.name}</bdi>
        </>
      )}
      {children}
    </header>
  );
}

/**
 * The survey's other languages. They are buttons of the form, so that everything filled in goes along; a link would lose it
 * without JavaScript.
 */
export function LanguageButtons({ view, form, go }: { view: SurveyView; form: string; go: string }): VNode | null {
  const others = view.survey.languages.filter((tag) => tag !== view.language);
  if (others.length === 0) return null;
  return (
    <nav class="lang" aria-label={ownText(view, 'language').text}>
      {others.map((tag) => (
        <button type="submit" form={form} formNoValidate name={go} value={`lang:${tag}`} lang={tag}>
          {nameOf(tag)}
        </button>
      ))}
    </nav>
  );
}

/** The name of a language in itself. */
export function nameOf(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}
