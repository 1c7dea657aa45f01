import type { VNode } from 'preact';
import { filled } from '../texts/own-texts.js';
import type { CopyTexts, LocalCopyTexts } from '../texts/copy/copy-texts.js';
import { LinkFrame, type LinkFrameProps } from './link-frame.js';
import { PREFERENCE_FIELDS as FIELDS } from './preference-fields.js';

/** Rows of a table of a service. */
export interface ShownTable {
  readonly service: string;
  readonly table: string;
  readonly kind: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** What both pages of a copy have. */
export interface CopyFrameProps extends LinkFrameProps {
  readonly copy: LocalCopyTexts;
  readonly action: string;
}

/** The page with what is stored of a customer. */
export interface CopyProps extends CopyFrameProps {
  /** Day and time in words. */
  readonly madeAt: string;
  readonly tables: readonly ShownTable[];
}

/** The page that a mailed link opens: only its buttons fetch the copy. */
export function FetchCopyPage(props: CopyFrameProps): VNode {
  const { texts, language } = props.copy;
  return (
    <LinkFrame {...props}>
      <div lang={language}>
        <h1>{texts.heading}</h1>
        <p class="hint">{texts.lead}</p>
        <Fetch {...props} isShown={false} />
        <p class="s">{texts.once}</p>
      </div>
    </LinkFrame>
  );
}

/** The copy, to read and to print. */
export function CopyPage(props: CopyProps): VNode {
  const { copy, tables, madeAt } = props;
  const { texts, language } = copy;
  const kinds = [...new Set(tables.map(({ kind }) => kind))];
  return (
    <LinkFrame {...props}>
      <div lang={language}>
        <h1>{texts.heading}</h1>
        <p class="hint">
          {filled(texts.madeAt, { when: madeAt })} {texts.printHint}
        </p>
        <Fetch {...props} isShown />
        {tables.length === 0 ? <p>{texts.nothing}</p> : <p class="s">{texts.names}</p>}
        {kinds.map((kind) => (
          <Kind kind={kind} texts={texts} tables={tables.filter((table) => table.kind === kind)} />
        ))}
      </div>
    </LinkFrame>
  );
}

function Fetch({ own, copy: { texts }, action, isShown }: CopyFrameProps & { readonly isShown: boolean }): VNode {
  return (
    <form method="post" action={action} accept-charset="utf-8" class="np">
      <input type="hidden" name={FIELDS.page} value={own.language} />
      <p class="act">
        {!isShown && (
          <button class="go" type="submit" name={FIELDS.go} value="show">
            {texts.show}
          </button>
        )}{' '}
        <button class="b2" type="submit" name={FIELDS.go} value="file">
          {texts.file}
        </button>
      </p>
      <p class="s">{texts.fileHint}</p>
    </form>
  );
}

function Kind({ kind, texts, tables }: { kind: string; texts: CopyTexts; tables: readonly ShownTable[] }): VNode {
  return (
    <section class="sec">
      <h2>{texts.kinds[kind] ?? texts.kinds.other}</h2>
      {tables.flatMap(({ service, table, rows }) =>
        rows.map((row) => (
          <dl class="lst cp">
            <div>
              <dt lang="en">{service}</dt>
              <dd lang="en">{words(table)}</dd>
            </div>
            {Object.entries(row).map(([name, value]) => (
              <div>
                <dt lang="en">{words(name)}</dt>
                <dd dir="auto">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        )),
      )}
    </section>
  );
}

function words(name: string): string {
  return name.replaceAll('_', ' ');
}
