import { describe, expect, it } from '@jest/globals';
import { KeyedHash } from './keyed-hash.js';
import { PreviewTokens } from './preview-tokens.js';

describe('the token of a preview', () => {
  const preview = {
    tenantId: '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c',
    previewId: '0198c0a4-ffff-7b6f-8a2c-000000000001',
  };
  const tokens = new PreviewTokens(new KeyedHash('one secret'));
  const token = tokens.tokenOf(preview);

  it('names workspace and preview', () => {
    expect(token).toMatch(/^[\w-]{43}\.[\w-]{43}$/);
    expect(tokens.read(token)).toEqual(preview);
  });

  it('cannot be made or changed without the secret', () => {
    const other = new PreviewTokens(new KeyedHash('two secret')).tokenOf(preview);
    const swapped = `${tokens.tokenOf({ ...preview, tenantId: preview.previewId }).slice(0, 43)}${token.slice(43)}`;
    for (const wrong of [other, swapped, token.slice(0, -1), `${token}A`, '', '.'])
      expect(tokens.read(wrong)).toBeUndefined();
  });
});
