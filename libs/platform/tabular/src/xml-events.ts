import sax from 'sax';
import { FileDefect } from './file-defect.js';

/** The callbacks of `XmlEvents`. Names of elements have no prefix; attributes keep theirs. */
export interface XmlHandler {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** Reads XML chunk by chunk. A document type, and with it every declared entity, is rejected. */
export class XmlEvents {
  readonly #parser = new sax.SAXParser(true);

  constructor({ open, close, text }: XmlHandler) {
    this.#parser.onopentag = ({ name, attributes }) =>
      open(local(name), attributes as Readonly<Record<string, string>>);
    this.#parser.onclosetag = (name) => close(local(name));
    this.#parser.ontext = text;
    this.#parser.oncdata = text;
    this.#parser.ondoctype = () => {
      throw unreadable();
    };
    this.#parser.onerror = () => {
      throw unreadable();
    };
  }

  /** Throws unreadable-file. */
  push(text: string): void {
    this.#parser.write(text);
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function unreadable() {
  return new FileDefect('unreadable-file', 'The workbook has a part that is not valid XML.');
}
