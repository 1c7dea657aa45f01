import type { Product } from '../product/product.mjs';

export function signInLink(
  product: Product,
  demo: { readonly email?: string },
  log: (text: string) => void,
): Promise<string | null>;
