export { brandColours, contrastOf, NEUTRAL_BRAND, type BrandColours, type GroundColours } from './brand.js';
export {
  callBackPageHtml,
  linkPageHtml,
  messagePageHtml,
  noticePageHtml,
  statusPageHtml,
  surveyPageHtml,
  thanksPageHtml,
  withdrawPageHtml,
  type HtmlPage,
} from './page-html.js';
export { PREFERENCE_FIELDS, type DataSummary, type PreferencesShown } from './preferences/preference-fields.js';
export { NO_FACE, shownFace, type WorkspaceFace } from './preferences/workspace-face.js';
export {
  MAX_STATUS_TEXT,
  STATUS_FIELDS,
  type ShownMessage,
  type ShownPromise,
  type ShownStep,
  type StatusContent,
} from './status/status-content.js';
export {
  CALL_BACK_FIELDS,
  CALL_BACK_LIMITS,
  type CallBackDraft,
  type CallBackMistake,
} from './call-back/call-back-fields.js';
export { callBackTexts } from './texts/call-back/call-back-texts.js';
export { Moments } from './status/moments.js';
export type { StatusNotice } from './status/status-page.js';
export { STATUS_LANGUAGES, statusTexts } from './texts/status/status-texts.js';
export { pageLanguages } from './texts/page-languages.js';
export { copyTexts } from './texts/copy/copy-texts.js';
export type { LinkPageContent } from './preferences/link-pages.js';
export {
  preferenceTexts,
  type LocalPreferenceTexts,
  type PreferenceTextName,
} from './texts/preferences/preference-texts.js';
export { errorText, type ErrorWords } from './form/error-text.js';
export { formFields, showAsked, tickOther } from './browser/form-state.js';
export { firstControl, FORM_FIELDS, otherName } from './form/field-names.js';
export { pagesOf, type Page } from './form/pages.js';
export { readForm, textField, type Fields, type FilledIn } from './form/read-form.js';
export { fieldsOf } from './form/write-form.js';
export type { NoticeProps } from './message-page.js';
export { ThanksWords, type AnswerKey, type ThanksProps } from './thanks-page.js';
export type { Sender } from './parts/brand-header.js';
export { ErrorSummary, type SummaryError } from './parts/error-summary.js';
export { BUBBLE } from './parts/icon-paths.js';
export { reachAddress, TalkNow, type Contact } from './parts/page-footer.js';
export { Steps, type ProgressState } from './parts/progress.js';
export { QuestionFields } from './parts/question-fields.js';
export { ownText, questionText, viewText, type SurveyView } from './parts/view.js';
export { Words } from './parts/words.js';
export { SurveyPage, type AskedQuestion, type PageProps } from './survey-page.js';
export { interfaceTexts, type Address } from './texts/interface-texts.js';
export { filled, type InterfaceTexts, type LocalTexts, type TextName } from './texts/own-texts.js';
export { surveyText, type SurveyText } from './texts/survey-text.js';
export { surveyAssets, type SurveyAssets } from './survey-assets.js';
export { placeFrom, Screens, textOfPlace, type Place } from './form/screens.js';
export type { PageData } from './browser/page-data.js';
export { acceptedLanguages } from './texts/accepted-languages.js';
export { valuesToSave } from './form/values-to-save.js';
export type { PreviewReply, PreviewRequest } from './preview/preview-message.js';
