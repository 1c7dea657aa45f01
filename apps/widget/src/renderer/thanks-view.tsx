import type { ScoreLevel } from '@hearback/questionnaire';
import { ownText, TalkNow, ThanksWords, Words, type Contact, type SurveyView } from '@hearback/survey-ui';
import type { VNode } from 'preact';

interface ThanksProps {
  readonly view: SurveyView;
  readonly contact: Contact | null;
  readonly callBack: string | null;
  readonly privacyUrl: string | null;
  readonly level?: ScoreLevel;
  readonly onChange: () => void;
}

/** Thanks, the way to a person, and the way back to the answer. */
export function ThanksView({ view, contact, callBack, privacyUrl, level, onChange }: ThanksProps): VNode {
  return (
    <div id="thanks" tabIndex={-1}>
      <ThanksWords view={view} level={level} heading="h2" />
      <TalkNow view={view} contact={contact} callBack={callBack} />
      <button class="ln" type="button" onClick={onChange}>
        <Words of={ownText(view, 'change')} on={view.language} />
      </button>
      {privacyUrl && (
        <p class="pv">
          <a href={privacyUrl} target="_blank" rel="noopener">
            <Words of={ownText(view, 'privacyLink')} on={view.language} />
          </a>
        </p>
      )}
    </div>
  );
}
