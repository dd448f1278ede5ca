import { fold } from './fold.ts';
import { emptyFields, type MatchFields } from './match-fields.ts';
import type { Columns } from './read-columns.ts';
import { KINDS } from './record-kinds.ts';

/** A row as what is compared of it. */
export function readRow({ columns, idAt, isPeople }: Columns, row: readonly string[]): MatchFields {
  const fields = emptyFields();
  if (isPeople) fields.kind = 'person';
  let house = '';
  for (const [n, { role, header }] of columns.entries()) {
    const value = (row[n] ?? '').trim();
    if (!value) continue;
    if (n === idAt) {
      fields.source ||= seriesOf(value);
      continue;
    }
    switch (role) {
      case 'id':
        break;
      case 'source':
        fields.source = fold(value);
        break;
      case 'skip':
        break;
      case 'kind':
        fields.kind = KINDS[fold(value)] ?? null;
        break;
      case 'email':
        fields.emails.push(...value.split(/[;,\s]+/).filter((part) => part.includes('@')));
        break;
      case 'phone':
        fields.phones.push(...value.split(/[;,|]| or /));
        break;
      case 'site':
        fields.sites.push(value);
        break;
      case 'profile':
        fields.codes.push(`${header}:${profilePath(value)}`);
        break;
      case 'code':
        fields.codes.push(`${header}:${value}`);
        break;
      case 'amount': {
        const figure = readAmount(value);
        const isYear = /year|jahr|annee|founded/.test(header);
        if (figure !== null) fields.amounts.push(`${isYear ? 'year' : header}:${figure}`);
        break;
      }
      case 'text':
        fields.texts.push(`${header}:${value}`);
        break;
      case 'house':
        house = value;
        break;
      default:
        fields[role] = fields[role] ? `${fields[role]} ${value}` : value;
    }
  }
  if (house) fields.street = `${house} ${fields.street}`;
  return fields;
}

/** What is behind the host: "https://de.linkedin.com/in/ada/?x=1" is "in/ada". */
function profilePath(address: string): string {
  return address.replace(/^(https?:\/\/)?([\w-]+\.)+[a-z]{2,}(?=\/)/i, '').replace(/[?#].*$/, '');
}

/** What an id has beside its number: "crm-17" is of "crm-". */
function seriesOf(id: string): string {
  return id.length > 40 ? '' : fold(id).replace(/\d+/g, '');
}

/** "1.299,00 €" and "$ 1,299.00" are 1299; "4:48" is 288. */
function readAmount(text: string): number | null {
  const clock = /^\s*(?:(\d+):)?(\d{1,2}):(\d{2})\s*$/.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const figure = /-?\d[\d.,]*/.exec(text)?.[0].replace(/[.,]$/, '');
  if (!figure) return null;
  const hasCents = /[.,]\d{1,2}$/.test(figure);
  const digits = figure.replace(/[.,]/g, '');
  const cents = hasCents
    ? figure.length - 1 - Math.max(figure.lastIndexOf('.'), figure.lastIndexOf(','))
    : 0;
  return Number(digits) / 10 ** cents;
}
