interface TrustedTypesFactory {
  createPolicy(name: 'default', rules: { createHTML(text: string): string | null }): unknown;
}

/**
 * The only policy of this document: it lets styles through, which components write as the content of style elements, and refuses
 * everything that could be markup.
 */
(window as { trustedTypes?: TrustedTypesFactory }).trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text.includes('<') ? null : text),
});
