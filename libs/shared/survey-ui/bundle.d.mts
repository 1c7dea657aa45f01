import type { BuildOptions } from 'esbuild';

export function bundleOptions(entry: string): BuildOptions;

export function bundle(): Promise<void>;
