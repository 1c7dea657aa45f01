import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import { brandColours, NEUTRAL_BRAND, type GroundColours } from './brand.js';
import { renderDocument, type DocumentProps } from './document.js';
import { MessagePage, ThanksPage, type ThanksProps } from './message-page.js';
import { surveyAssets } from './survey-assets.js';
import { SurveyPage, type PageProps } from './survey-page.js';
import type { LocalTexts, TextName } from './texts/own-texts.js';

/** A page and the Content-Security-Policy that allows exactly what it contains. */
export interface HtmlPage {
  readonly html: string;
  readonly policy: string;
}

/** What a document needs beside its content. */
interface Head {
  readonly title: string;
  /** The brand colour, `#RRGGBB`. */
  readonly brand?: string;
}

/** The survey's page. `data` is for its script, which is at `scriptPath` followed by its file name. */
export function surveyPageHtml(
  page: PageProps,
  head: Head & Pick<DocumentProps, 'alternates' | 'data'> & { readonly scriptPath: string },
): HtmlPage {
  const { inlineScript, script } = surveyAssets();
  return htmlPage(<SurveyPage {...page} />, page.view.language, {
    ...head,
    inlineScript,
    script: `${head.scriptPath}${script.fileName}`,
  });
}

/** The thank-you page. */
export function thanksPageHtml(page: ThanksProps, head: Head & { readonly scriptPath: string }): HtmlPage {
  const script = `${head.scriptPath}${surveyAssets().script.fileName}`;
  return htmlPage(<ThanksPage {...page} />, page.view.language, { ...head, script });
}

/** A page of a heading and a sentence. */
export function messagePageHtml(own: LocalTexts, heading: TextName, sentence: TextName): HtmlPage {
  return htmlPage(<MessagePage own={own} heading={heading} sentence={sentence} />, own.language, {
    title: own.texts[heading],
  });
}

function htmlPage(
  content: VNode,
  language: string,
  { brand = NEUTRAL_BRAND, ...head }: Head & Partial<DocumentProps>,
): HtmlPage {
  const { style, policyPart } = styleOf(brand);
  const { inlineScript } = head;
  const scripts = inlineScript === undefined ? "'self'" : `'self' '${hashOf(inlineScript)}'`;
  return {
    html: renderDocument({ ...head, language, style, children: content }),
    policy: `default-src 'none'; style-src ${policyPart}; script-src ${scripts}; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  };
}

const styles = new Map<string, { readonly style: string; readonly policyPart: string }>();

/** Brand colours in use at the same time; beyond that the styles are made anew. */
const MAX_STYLES = 1_000;

function styleOf(brand: string): { readonly style: string; readonly policyPart: string } {
  const known = styles.get(brand);
  if (known !== undefined) return known;
  const { light, dark } = brandColours(brand);
  const style = `${surveyAssets().style}${rule(light)}@media(prefers-color-scheme:dark){${rule(dark)}}`;
  const made = { style, policyPart: `'${hashOf(style)}'` };
  if (styles.size >= MAX_STYLES) styles.clear();
  styles.set(brand, made);
  return made;
}

function rule({ brand, on, tint, glow }: GroundColours): string {
  return `:root{--brand:${brand};--on:${on};--tint:${tint};--glow:${glow}}`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
