import type { Variant } from '../variant.ts';

export const DIFFICULT_VARIANTS: readonly Variant[] = [];
