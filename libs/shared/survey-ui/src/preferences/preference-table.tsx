import type { VNode } from 'preact';
import type { LocalPreferenceTexts } from '../texts/preferences/preference-texts.js';
import { PREFERENCE_FIELDS as FIELDS, type PreferencesShown } from './preference-fields.js';

const PURPOSES = ['questions', 'replies', 'improvements', 'news'] as const;
/** What questions are about, in the order of the page. */
export const TOPICS = ['order', 'relationship', 'support', 'product', 'conversation'] as const;

/** What may be sent, by purpose; questions by what they are about. */
export function PreferenceTable({ own, shown }: { own: LocalPreferenceTexts; shown: PreferencesShown }): VNode {
  const { texts } = own;
  const row = (name: (typeof PURPOSES)[number] | (typeof TOPICS)[number], isAllowed: boolean, isTopic: boolean) => (
    <tr class={isTopic ? 'sub' : undefined}>
      <th scope="row">{texts[name]}</th>
      <td>
        <label>
          <input
            type="checkbox"
            id={name}
            name={FIELDS.allowed}
            value={name}
            checked={isAllowed}
            aria-label={`${texts[name]}: ${texts.mail}`}
          />
        </label>
      </td>
    </tr>
  );
  return (
    <div class="lst">
      <table class="gx">
        <thead>
          <tr>
            <th scope="col">{texts.about}</th>
            <th scope="col">{texts.mail}</th>
          </tr>
        </thead>
        <tbody>
          {PURPOSES.map((purpose) => (
            <>
              {row(purpose, shown.purposes.includes(purpose), false)}
              {purpose === 'questions' && TOPICS.map((topic) => row(topic, shown.topics.includes(topic), true))}
            </>
          ))}
        </tbody>
      </table>
    </div>
  );
}
