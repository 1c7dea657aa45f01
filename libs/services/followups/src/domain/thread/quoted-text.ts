/** The text of a reply, and what it quotes of earlier mails. */
export interface SplitText {
  /** What the customer wrote, without blank lines around it. */
  readonly text: string;
  /** From the line that introduces the quoted mail; null if nothing is quoted. */
  readonly quoted: string | null;
}

/** The longest line, and the most lines from one to the next, that an introduction is looked for in. */
const MAX_LINE = 400;
const MAX_INTRODUCTION = 3;

/** Outlook's line over a quoted mail, in the languages in which customers write. */
const OUTLOOK_RULES = [
  /^-{2,}\s*(original message|original appointment|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original|الرسالة الأصلية|رسالة أصلية)\s*-{2,}$/iu,
  /^_{20,}$/u,
];

/** The names of the first two headers of a mail that Outlook quotes. */
const FROM = /^\*?(from|von|de|da|van|från|fra|من)\s*:\*?\s*\S/iu;
const SENT =
  /^\*?(sent|gesendet|envoyé|enviado|enviado el|inviato|verzonden|skickat|sendt|date|datum|fecha|data|تاريخ الإرسال|أرسلت|التاريخ)\s*:\*?\s*\S/iu;

const TO = /^\*?(to|an|à|a|para|aan|till|til|إلى)\s*:\*?\s*\S/iu;

/** The line with which Gmail, Apple Mail and Thunderbird introduce a quoted mail: it names a time or an address and ends with a colon. */
const WROTE = [
  /^on\s.{6,300}\swrote:$/iu,
  /^am\s.{6,300}\sschrieb\s?.{0,200}:$/iu,
  /^le\s.{6,300}\sa écrit\s?:$/iu,
  /^el\s.{6,300}\sescribió:$/iu,
  /^il\s.{6,300}\sha scritto:$/iu,
  /^op\s.{6,300}\sschreef\s?.{0,200}:$/iu,
  /^em\s.{6,300}\sescreveu:$/iu,
  /^(في|بتاريخ)\s.{6,300}\s?(كتب|كتبت)\s?.{0,200}:$/u,
];

/**
 * Splits a reply from the mail that it quotes. Cuts at the first introduction or header block of a quoted mail, or at the quoted lines
 * that end the text. Quoted lines with an answer below them are kept: the answer needs them. When in doubt nothing is cut.
 */
export function splitQuoted(body: string): SplitText {
  const lines = body.replaceAll(/\r\n?/g, '\n').split('\n');
  const introduced = lines.findIndex((_, at) => isIntroduction(lines, at));
  const at = introduced === -1 ? quotedTail(lines) : introduced;
  // A mail of which nothing would be left is shown whole: staff decide what it says.
  const text = joined(at === -1 ? lines : lines.slice(0, at));
  if (at === -1 || text === '') return { text: joined(lines), quoted: null };
  return { text, quoted: joined(lines.slice(at)) };
}

function isIntroduction(lines: readonly string[], at: number): boolean {
  const line = lineOf(lines, at);
  if (line === '' || line.length > MAX_LINE) return false;
  if (OUTLOOK_RULES.some((rule) => rule.test(line)))
    return isHeaderBlock(lines, nextLine(lines, at + 1)) || line.startsWith('-');
  if (isHeaderBlock(lines, at)) return true;
  return isWroteLine(lines, at);
}

/** Gmail breaks a long introduction into two or three lines. Answers below it are kept, as mails written between the lines have them. */
function isWroteLine(lines: readonly string[], at: number): boolean {
  const introduction: string[] = [];
  for (let n = 0; n < MAX_INTRODUCTION; n += 1) {
    const line = lineOf(lines, at + n);
    if (line === '' || isQuoted(line)) return false;
    introduction.push(line);
    if (introduction.join(' ').length > MAX_LINE) return false;
    // The shortest one: the line before may begin with the same word and belongs to the answer.
    if (wrote(introduction) && !introduction.some((_, from) => from > 0 && wrote(introduction.slice(from))))
      return !hasAnswerBelow(lines, at + n + 1);
  }
  return false;
}

const wrote = (lines: readonly string[]): boolean => WROTE.some((pattern) => pattern.test(lines.join(' ')));

/** `From:` and, one or two lines later, `Sent:` or `Date:`; or `Sent:` and then `From:`, as GMX and web.de have it. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (at === -1) return false;
  if (SENT.test(lineOf(lines, at))) return FROM.test(lineOf(lines, at + 1)) && TO.test(lineOf(lines, at + 2));
  if (!FROM.test(lineOf(lines, at))) return false;
  return SENT.test(lineOf(lines, at + 1)) || SENT.test(lineOf(lines, at + 2));
}

/** Whether quoted lines begin here and lines that are not quoted follow them. */
function hasAnswerBelow(lines: readonly string[], from: number): boolean {
  const first = nextLine(lines, from);
  if (first === -1 || !isQuoted(lines[first]!)) return false;
  return lines.slice(first).some((line) => line.trim() !== '' && !isQuoted(line));
}

/** Where the quoted lines begin that end the text; -1 if it ends otherwise. */
function quotedTail(lines: readonly string[]): number {
  let start = -1;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at]!;
    if (isQuoted(line)) start = at;
    else if (line.trim() !== '') break;
  }
  return start;
}

const isQuoted = (line: string): boolean => line.trimStart().startsWith('>');

/** A line without the marks of direction and the spaces that mail programs add. */
function lineOf(lines: readonly string[], at: number): string {
  return (lines[at] ?? '')
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll('\u00a0', ' ')
    .trim();
}

function nextLine(lines: readonly string[], from: number): number {
  return lines.findIndex((line, at) => at >= from && line.trim() !== '');
}

function joined(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^\s*\n/, '')
    .trimEnd();
}
