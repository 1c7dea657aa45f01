/** Throws TypeError for a secret key where visitors of a page could read it. */
export function rejectExposedKey(key: string | undefined): void {
  if (key?.startsWith('hbk_') !== true || typeof document === 'undefined') return;
  throw new TypeError(
    'A secret key (hbk_…) must not be in a web page, because everybody who sees the page has it: revoke it, and use a publishable key (hbp_…) with @hearback/sdk/browser.',
  );
}
