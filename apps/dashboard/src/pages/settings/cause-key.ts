/** A key for a new cause: its name in small letters, or a number where the name has no Latin ones. It never changes afterwards. */
export function newCauseKey(label: string, causes: readonly { readonly key: string }[]): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 36);
  const isFree = (key: string) => key !== 'other' && causes.every((cause) => cause.key !== key);
  if (plain !== '' && isFree(plain)) return plain;
  const stem = plain === '' ? 'cause' : plain;
  for (let n = 2; ; n += 1) if (isFree(`${stem}_${n}`)) return `${stem}_${n}`;
}
