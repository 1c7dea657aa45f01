/** @jsxImportSource react */
import type { ReactElement, ReactNode } from 'react';
import type { ReportContent } from './content.js';
import { Footer } from './html-parts.js';
import { ACCENT, INK, INK2, INK3, LINE, STYLE_SHEET } from './html-styles.js';
import type { ReportFrame } from './report-frame.js';
import { sentencesOf } from './sentences.js';

/** The document around a report: its title and period on top, what is counted and by which methods below. */
export function ReportSheet(props: {
  readonly content: ReportContent;
  readonly title: string;
  readonly frame: ReportFrame;
  readonly children: ReactNode;
}): ReactElement {
  const { content, title, frame, children } = props;
  const { language, workspace } = content;
  const rtl = language === 'ar';
  const start = rtl ? 'right' : 'left';
  const says = sentencesOf(content);
  const font = `15px/${rtl ? 1.6 : 1.5} Inter,'Vazirmatn',system-ui,-apple-system,'Segoe UI',Arial,sans-serif`;
  return (
    <html lang={language} dir={rtl ? 'rtl' : 'ltr'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE_SHEET }} />
      </head>
      <body className="ground" style={{ margin: 0, padding: 0, background: '#f7f5f1' }}>
        <table
          role="presentation"
          className="ground"
          dir={rtl ? 'rtl' : 'ltr'}
          width="100%"
          cellPadding={0}
          cellSpacing={0}
          style={{ background: '#f7f5f1' }}
        >
          <tbody>
            <tr>
              <td className="around" align="center" style={{ padding: '24px 12px' }}>
                <table
                  role="presentation"
                  className="sheet"
                  width="100%"
                  cellPadding={0}
                  cellSpacing={0}
                  style={{ maxWidth: 600, background: '#ffffff', border: LINE, borderRadius: 12 }}
                >
                  <tbody>
                    <tr>
                      <td
                        className="inside ink"
                        align={start}
                        style={{ padding: 28, textAlign: start, font, color: INK }}
                      >
                        <main>
                          <p className="ink3" style={{ margin: '0 0 20px', fontSize: 13, color: INK3 }}>
                            <b className="link" dir="ltr" aria-hidden="true" style={{ color: ACCENT }}>
                              (•)
                            </b>
                            {'\u00a0 Hearback'}
                            {workspace === null ? null : (
                              <>
                                {' · '}
                                <bdi>{workspace}</bdi>
                              </>
                            )}
                          </p>
                          <h1
                            style={{
                              margin: 0,
                              fontSize: 24,
                              lineHeight: 1.25,
                              fontWeight: 650,
                              overflowWrap: 'anywhere',
                            }}
                          >
                            {title}
                          </h1>
                          <p className="ink2" style={{ margin: '8px 0 20px', fontSize: 13, color: INK2 }}>
                            {says.period}
                          </p>
                          {children}
                          {frame.button === null ? null : (
                            <p style={{ margin: '28px 0 0' }}>
                              <a
                                className="button"
                                href={frame.button.url}
                                style={{
                                  display: 'inline-block',
                                  padding: '12px 24px',
                                  borderRadius: 8,
                                  background: ACCENT,
                                  color: '#ffffff',
                                  fontWeight: 600,
                                  textDecoration: 'none',
                                }}
                              >
                                {frame.button.label}
                              </a>
                            </p>
                          )}
                        </main>
                        <Footer frame={frame} lines={[says.counted, says.methods, says.made]} />
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
        {frame.script === undefined ? null : (
          <script nonce={frame.script.nonce} dangerouslySetInnerHTML={{ __html: frame.script.text }} />
        )}
      </body>
    </html>
  );
}
