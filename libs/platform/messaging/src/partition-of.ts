/**
 * The partition of a key, 0 ≤ partition < count: FNV-1a (32 bit) of its UTF-8 bytes, then the finalizer of MurmurHash3, so
 * that the low bits depend on all bits, modulo `count`. It must never change, because existing events of the key are already in that
 * partition. Transports send the partition with the event and never compute it.
 */
export function partitionOf(key: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    if (unit > 0x7f) return finalize(bytesHash(Buffer.from(key, 'utf8'))) % count;
    hash = Math.imul(hash ^ unit, 0x01000193);
  }
  return finalize(hash) % count;
}

function bytesHash(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

function finalize(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
