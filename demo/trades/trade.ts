import { listOf } from '../list-of.ts';
/**
 * What a line of business says about itself, in one language. Slots: {last} and {other} are family
 * names, {word} is a name of fancy, {street}, {city}, {founded} and {name} are the company's own.
 */
export interface Trade {
  key: string;
  schemaType: string;
  /** No such company is older. */
  firstYear?: number;
  industry: string;
  names: readonly string[];
  taglines: readonly string[];
  descriptions: readonly string[];
  services: readonly string[];
  /** Job titles, the head's first; hers and his apart with a slash where the language tells. */
  titles: readonly string[];
}

/** Fancy names, the same in all languages. */
export const NAME_WORDS =
  listOf(`Northwind | Larkspur | Copperleaf | Fernhill | Bluestone | Halcyon | Juniper |
    Saltmarsh | Brightwater | Ironbridge | Willowbank | Kestrel | Amberley | Stonecrop |
    Meridian | Foxglove | Harbourlight | Tamarack | Quillon | Silverbirch | Windrose |
    Millrace | Elderflower | Cobalt | Lantern | Marlowe | Redwing | Thistledown`);
