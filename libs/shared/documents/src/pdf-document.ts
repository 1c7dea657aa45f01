import type { ChartPicture } from './draw-chart.js';

/** The languages that documents are written in. Arabic ones are written from the right. */
export type DocumentLanguage = 'en' | 'de' | 'fr' | 'ar';

/** The verdict on a change, as the API names it. */
export type PdfVerdict = 'up' | 'down' | 'no_clear_change' | 'too_few';

/** A sentence beside the verdict that it is about. */
export interface PdfFinding {
  readonly verdict: PdfVerdict;
  /** The verdict in words. */
  readonly label: string;
  readonly text: string;
}

/** A column of a table. Widths are shares of the sum of all widths. */
export interface PdfColumn {
  readonly text: string;
  readonly width: number;
  readonly align?: 'start' | 'end';
}

/** A cell: a text, a number with a smaller text beside it, or a chart. */
export type PdfCell = string | { readonly strong: string; readonly small?: string } | { readonly chart: ChartPicture };

/** A part of a document, in the order of reading. */
export type PdfPart =
  | { readonly kind: 'heading'; readonly text: string; readonly note?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'findings'; readonly findings: readonly PdfFinding[] }
  | { readonly kind: 'chart'; readonly chart: ChartPicture }
  | { readonly kind: 'table'; readonly columns: readonly PdfColumn[]; readonly rows: readonly (readonly PdfCell[])[] }
  | { readonly kind: 'quotes'; readonly quotes: readonly string[]; readonly note: string };

/** A document. Texts are plain; nothing in them is read as markup. */
export interface PdfDocument {
  readonly language: DocumentLanguage;
  /** Whose it is, such as the name of the workspace. */
  readonly owner: string;
  /** What time it is about. */
  readonly period: string;
  readonly title: string;
  readonly sentence?: string;
  readonly parts: readonly PdfPart[];
  readonly footer: {
    /** What is counted and what is hidden. */
    readonly counted: string;
    readonly methods: string;
    /** When it was made. */
    readonly made: string;
  };
  /** When it was made; the same document with the same time has the same bytes. */
  readonly madeAt: Date;
}
