import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { widgetBundle } from '../bundle.mjs';

const kilobytes = (text: string) => gzipSync(text, { level: 9 }).length / 1000;

describe('what a page with the widget loads', () => {
  let bundle: Awaited<ReturnType<typeof widgetBundle>>;
  beforeAll(async () => {
    bundle = await widgetBundle();
  });

  it('is at most 1.5 kB before there is anything to show', () => {
    expect(bundle.loader).toContain(bundle.version);
    expect(kilobytes(bundle.loader)).toBeLessThanOrEqual(1.5);
  });

  it('is at most 15.6 kB for what renders and reads all kinds of questions', () => {
    const renderer = bundle.files['renderer.js'];
    for (const kind of ['nps', 'emoji', 'matrix', 'ranking', 'consent']) expect(renderer).toContain(kind);
    expect(kilobytes(renderer)).toBeLessThanOrEqual(15.6);
  });

  it('is at most 6.5 kB for what decides and frames, and 3.5 kB for the styles of surveys', () => {
    expect(kilobytes(bundle.files['engine.js'])).toBeLessThanOrEqual(6.5);
    expect(kilobytes(bundle.files['style.js'])).toBeLessThanOrEqual(3.5);
  });

  it('contains nothing that a strict page forbids', () => {
    for (const text of [bundle.loader, ...Object.values(bundle.files)])
      for (const forbidden of [
        'node:',
        'eval(',
        'Function(',
        'insertAdjacentHTML',
        'document.write',
        'document.cookie',
      ])
        expect(text).not.toContain(forbidden);
  });
});
