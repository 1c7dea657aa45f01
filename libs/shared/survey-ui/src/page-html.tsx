import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import { brandColours, NEUTRAL_BRAND, type GroundColours } from './brand.js';
import { renderDocument, type DocumentProps } from './document.js';
import { MessagePage, NoticePage, type NoticeProps } from './message-page.js';
import type { Sender } from './parts/brand-header.js';
import { surveyAssets } from './survey-assets.js';
import { SurveyPage, type PageProps } from './survey-page.js';
import { linkPage, type LinkPageContent } from './preferences/link-pages.js';
import { CallBackPage, callBackHeading, type CallBackPageProps } from './call-back/call-back-page.js';
import { StatusPage, statusHeading, type StatusPageProps } from './status/status-page.js';
import { ThanksPage, WithdrawPage, type ThanksProps } from './thanks-page.js';
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
  /** The path of the sender's logo, and its name. */
  readonly sender?: Sender;
  /** Origins of the pages that may show this one in a frame; nobody by default. */
  readonly frameOrigins?: readonly string[];
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

/** The page that asks whether an answer is to be withdrawn. */
export function withdrawPageHtml(page: ThanksProps, head: Head): HtmlPage {
  return htmlPage(<WithdrawPage {...page} />, page.view.language, head);
}

/** A page that says something about a survey. */
export function noticePageHtml(page: NoticeProps, head: Omit<Head, 'title'>): HtmlPage {
  const title = page.view.own.texts[page.heading];
  return htmlPage(<NoticePage {...page} />, page.view.language, { ...head, title });
}

/** A page of a heading and a sentence, which no survey belongs to. */
export function messagePageHtml(own: LocalTexts, heading: TextName, sentence: TextName): HtmlPage {
  return htmlPage(<MessagePage own={own} heading={heading} sentence={sentence} />, own.language, {
    title: own.texts[heading],
  });
}

/** A page that a link in a mail to a customer opens. */
export function linkPageHtml(page: LinkPageContent, head: Pick<Head, 'brand'>): HtmlPage {
  const { title, content } = linkPage(page);
  const { sender, own } = page;
  return htmlPage(content, own.language, { ...head, sender, title, sheet: 'linkStyle' });
}

/** The status page of a matter. */
export function statusPageHtml(page: StatusPageProps, head: Pick<Head, 'brand'>): HtmlPage {
  const { sender, own, notice } = page;
  const heading = statusHeading(page);
  const title = sender.name === undefined ? heading : `${heading} · ${sender.name}`;
  const marked = notice === 'empty' || notice === 'tooLong' ? `${own.shared.texts.error}${title}` : title;
  return htmlPage(<StatusPage {...page} />, own.language, { ...head, sender, title: marked, sheet: 'statusStyle' });
}

/** The page on which a customer asks to be called back. */
export function callBackPageHtml(page: CallBackPageProps, head: Pick<Head, 'brand'>): HtmlPage {
  const { sender, own, mistake } = page;
  const heading = callBackHeading(page);
  const title = sender.name === undefined ? heading : `${heading} · ${sender.name}`;
  const marked = mistake === undefined ? title : `${own.shared.texts.error}${title}`;
  return htmlPage(<CallBackPage {...page} />, own.language, { ...head, sender, title: marked, sheet: 'statusStyle' });
}

function htmlPage(
  content: VNode,
  language: string,
  {
    brand = NEUTRAL_BRAND,
    sender = {},
    frameOrigins = [],
    sheet = 'style',
    ...head
  }: Head & Partial<DocumentProps> & { readonly sheet?: Sheet },
): HtmlPage {
  const { style, policyPart } = styleOf(brand, sheet);
  const { inlineScript } = head;
  const scripts = inlineScript === undefined ? "'self'" : `'self' '${hashOf(inlineScript)}'`;
  return {
    html: renderDocument({ ...head, language, style, icon: iconOf(sender, brand), children: content }),
    policy: `default-src 'none'; style-src ${policyPart}; script-src ${scripts}; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors ${frameOrigins.length === 0 ? "'none'" : frameOrigins.join(' ')}`,
  };
}

/** The workspace's logo, else a dot in its colour, which needs no request. */
function iconOf({ logo }: Sender, brand: string): string {
  if (logo !== undefined) return logo;
  const { light } = brandColours(brand);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="${light.brand}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const styles = new Map<string, { readonly style: string; readonly policyPart: string }>();

/** Brand colours in use at the same time; beyond that all styles are computed again. */
const MAX_STYLES = 1_000;

type Sheet = 'style' | 'linkStyle' | 'statusStyle';

function styleOf(brand: string, sheet: Sheet): { readonly style: string; readonly policyPart: string } {
  const key = `${sheet} ${brand}`;
  const known = styles.get(key);
  if (known !== undefined) return known;
  const { light, dark } = brandColours(brand);
  const style = `${surveyAssets()[sheet]}${rule(light)}@media(prefers-color-scheme:dark){${rule(dark)}}`;
  const made = { style, policyPart: `'${hashOf(style)}'` };
  if (styles.size >= MAX_STYLES) styles.clear();
  styles.set(key, made);
  return made;
}

function rule({ brand, on, tint, glow }: GroundColours): string {
  return `:root{--brand:${brand};--on:${on};--tint:${tint};--glow:${glow}}`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
