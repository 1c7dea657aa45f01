/** What a file can hold. */
export const CONTENTS = ['answers', 'customers', 'events'] as const;
export type Content = (typeof CONTENTS)[number];

/** Bytes of a file in which its column names are. */
const HEAD = 4_096;

const SCORES = /\b(score|nps|rating|stars?|recommend\w*|respondent|response|submit\w*|question|feedback|bewertung)\b/i;
const PEOPLE = /\b(e-?mail\w*|customer|kunde\w*|client\w*|first name|last name|phone|telefon|correo)\b|البريد|العميل/i;
const EVENTS = /\b(order|bestell\w*|commande|pedido|amount|total|betrag|montant|event|invoice|umsatz)\b|المبلغ|الطلب/i;

/** What a file holds by the names of its columns, or by its own name if it is a workbook. The server looks again, and staff can change it. */
export async function guessContent(file: File): Promise<Content> {
  const isWorkbook = file.name.toLowerCase().endsWith('.xlsx');
  const head = isWorkbook ? file.name.replaceAll(/[-_.]/g, ' ') : await file.slice(0, HEAD).text();
  const names = head.split(/\r?\n/).find((line) => line.trim() !== '' && !/^"?sep=/i.test(line)) ?? '';
  const text = names.replaceAll('_', ' ');
  if (SCORES.test(text)) return 'answers';
  if (EVENTS.test(text)) return 'events';
  return PEOPLE.test(text) ? 'customers' : 'answers';
}
