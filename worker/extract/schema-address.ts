import type { CompanyField } from '../../schema/evidence/finding.ts';
import { firstText, itemsOf, type Item, type ItemContext, type ItemText } from './item.ts';
import { CA_PROVINCES, toCountryCode, US_STATES } from './places.ts';
import { fold } from './page-source.ts';

const ADDRESS_FIELDS: [CompanyField, string[]][] = [
  ['street', ['streetAddress']],
  ['city', ['addressLocality']],
  ['region', ['addressRegion']],
  ['postal_code', ['postalCode']],
  ['country', ['addressCountry']],
];

/** The parts of a `PostalAddress`, tied together as one group. */
export function readAddress(item: Item, context: ItemContext, trust: number): void {
  const group = context.findings.nextGroup();
  const country = firstText(item, 'addressCountry');
  for (const [field, names] of ADDRESS_FIELDS) {
    const text = firstText(item, ...names) ?? nestedName(item, names[0]!);
    if (text === null) continue;
    let value: string | null = fold(text.text).replace(/[,\s]+$/, '');
    if (field === 'country') value = toCountryCode(value);
    else if (field === 'region')
      value = toRegion(value, country === null ? null : toCountryCode(country.text));
    if (value === null || value.length > 200) continue;
    context.findings.add({
      subject: 'company',
      field,
      value,
      raw: text.text,
      extractor: context.extractor,
      confidence: trust,
      span: text.span,
      group,
    });
  }
}

/** `"addressCountry": {"@type": "Country", "name": "US"}`. */
function nestedName(item: Item, property: string): ItemText | null {
  const nested = itemsOf(item, property)[0];
  return nested === undefined ? null : firstText(nested, 'name');
}

function toRegion(text: string, country: string | null): string {
  const name = text.toLowerCase().replace(/\.$/, '');
  if (country === 'CA') return CA_PROVINCES.get(name) ?? text;
  if (country === 'US' || country === null) return US_STATES.get(name) ?? text;
  return text;
}
