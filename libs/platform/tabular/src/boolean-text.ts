import { CellDefect, quoted } from './cell-defect.js';
import { fold } from './folded.js';

/** Words for true and false that spreadsheets and forms write, in the languages of spreadsheets that are common. */
const TRUE = new Set(
  [
    ['true', 'yes', 'y', 't', '1', 'x', '✓', '✔', '☑', 'on', 'checked', 'selected'],
    ['wahr', 'ja', 'j'],
    ['vrai', 'oui', 'o'],
    ['verdadero', 'sí', 'si', 's'],
    ['vero', 'sì'],
    ['verdadeiro', 'sim'],
    ['waar'],
    ['sand', 'sant', 'sann', 'tosi', 'kyllä'],
    ['prawda', 'tak', 'pravda', 'ano', 'áno', 'igaz', 'igen', 'adevărat', 'da'],
    ['doğru', 'evet', 'истина', 'да'],
    ['نعم', 'صحيح', 'صواب'],
    ['はい', '是'],
  ].flat(),
);

const FALSE = new Set(
  [
    ['false', 'no', 'n', 'f', '0', '✗', '✘', '☐', 'off', 'unchecked', 'not selected', 'unselected'],
    ['falsch', 'nein'],
    ['faux', 'non'],
    ['falso'],
    ['não', 'nao'],
    ['onwaar', 'nee'],
    ['falsk', 'falskt', 'usann', 'nej', 'nei', 'epätosi', 'ei'],
    ['fałsz', 'nie', 'nepravda', 'ne', 'hamis', 'nem', 'fals', 'nu'],
    ['yanlış', 'hayır', 'ложь', 'нет'],
    ['لا', 'خطأ'],
    ['いいえ', '否'],
  ].flat(),
);

/** The truth value in a cell; undefined for other text. */
export function truthOf(cell: string): boolean | undefined {
  const text = fold(cell);
  if (TRUE.has(text)) return true;
  return FALSE.has(text) ? false : undefined;
}

/** The truth value in a cell. Forms write the text of a box that was checked: such a text counts as true. */
export function booleanFromCell(cell: string, checkedTexts: ReadonlySet<string> = new Set()): boolean | CellDefect {
  const truth = truthOf(cell) ?? (checkedTexts.has(fold(cell)) ? true : undefined);
  return truth ?? new CellDefect('wrong-type', `must be yes or no, true or false, or 1 or 0; it is ${quoted(cell)}`);
}
