import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** A file of a font. */
export interface FontFile {
  readonly family: 'Inter' | 'Source Serif 4' | 'Vazirmatn';
  readonly weight: 400 | 600;
  /** Path of the TTF file. */
  readonly path: string;
}

const file = (family: FontFile['family'], weight: FontFile['weight'], path: string): FontFile => {
  return { family, weight, path: resolve(`@expo-google-fonts/${path}.ttf`) };
};

/** The fonts of documents: those of the dashboard, as static files. */
export const FONTS: readonly FontFile[] = [
  file('Inter', 400, 'inter/400Regular/Inter_400Regular'),
  file('Inter', 600, 'inter/600SemiBold/Inter_600SemiBold'),
  file('Vazirmatn', 400, 'vazirmatn/400Regular/Vazirmatn_400Regular'),
  file('Vazirmatn', 600, 'vazirmatn/600SemiBold/Vazirmatn_600SemiBold'),
  file('Source Serif 4', 400, 'source-serif-4/400Regular/SourceSerif4_400Regular'),
];

/** What the product says: Latin from the first, Arabic from the second. */
export const SANS: readonly FontFile['family'][] = ['Inter', 'Vazirmatn'];

/** What customers say. */
export const SERIF: readonly FontFile['family'][] = ['Source Serif 4', 'Vazirmatn', 'Inter'];
