/** Millionths of a US dollar as money; fractions of a cent as far as they count. */
export function formatMoney(micros: number): string {
  const dollars = micros / 1_000_000;
  return new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency: 'USD',
    maximumSignificantDigits: dollars < 0.01 ? 2 : 3,
  }).format(dollars);
}
