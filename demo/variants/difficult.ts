import type { Variant } from '../variant.ts';
import { CHARSET_VARIANTS } from './charsets.ts';
import { CONTENT_VARIANTS } from './content.ts';
import { DUPLICATE_VARIANTS } from './duplicates.ts';
import { LISTING_VARIANTS } from './listings.ts';
import { MARKUP_VARIANTS } from './markup.ts';
import { NETWORK_VARIANTS } from './network.ts';
import { REDIRECT_VARIANTS } from './redirects.ts';
import { ROBOTS_VARIANTS } from './robots.ts';
import { SITEMAP_VARIANTS } from './sitemaps.ts';
import { TRANSFER_VARIANTS } from './transfers.ts';
import { TRAP_VARIANTS } from './traps.ts';
import { WALL_VARIANTS } from './walls.ts';

/** One site for each of these stands on the list of difficult sites, hosted under its name. */
export const DIFFICULT_VARIANTS: readonly Variant[] = [
  ...CONTENT_VARIANTS,
  ...LISTING_VARIANTS,
  ...SITEMAP_VARIANTS,
  ...ROBOTS_VARIANTS,
  ...CHARSET_VARIANTS,
  ...MARKUP_VARIANTS,
  ...TRANSFER_VARIANTS,
  ...REDIRECT_VARIANTS,
  ...NETWORK_VARIANTS,
  ...WALL_VARIANTS,
  ...TRAP_VARIANTS,
  ...DUPLICATE_VARIANTS,
];
