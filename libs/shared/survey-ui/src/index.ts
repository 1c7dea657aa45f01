export { brandColours, contrastOf, NEUTRAL_BRAND, type BrandColours, type GroundColours } from './brand.js';
export { messagePageHtml, surveyPageHtml, thanksPageHtml, type HtmlPage } from './page-html.js';
export { errorText, type ErrorWords } from './form/error-text.js';
export { firstControl, FORM_FIELDS, otherName } from './form/field-names.js';
export { pagesOf, type Page } from './form/pages.js';
export { readForm, textField, type Fields, type FilledIn } from './form/read-form.js';
export { fieldsOf } from './form/write-form.js';
export type { ThanksProps } from './message-page.js';
export type { Sender } from './parts/brand-header.js';
export type { Contact } from './parts/page-footer.js';
export type { ProgressState } from './parts/progress.js';
export { QuestionFields } from './parts/question-fields.js';
export type { SurveyView } from './parts/view.js';
export { SurveyPage, type AskedQuestion, type PageProps } from './survey-page.js';
export { directionOf } from './texts/direction.js';
export {
  filled,
  INTERFACE_LANGUAGES,
  interfaceTexts,
  type Address,
  type InterfaceTexts,
  type LocalTexts,
  type TextName,
} from './texts/interface-texts.js';
export { surveyText, type SurveyText } from './texts/survey-text.js';
export { surveyAssets, type SurveyAssets } from './survey-assets.js';
export { placeFrom, Screens, textOfPlace, type Place } from './form/screens.js';
export type { PageData } from './browser/page-data.js';
export { acceptedLanguages } from './texts/accepted-languages.js';
export { predictedSeconds } from './form/seconds.js';
export { valuesToSave } from './form/values-to-save.js';
