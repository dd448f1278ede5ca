type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'windows-1252' | 'shift_jis';

/**
 * Text as bytes in an old charset. The platform decodes these but encodes only UTF-8, so tables are
 * made once by decoding every byte sequence. Characters that a charset lacks become references.
 */
export function encodeText(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`);
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    default:
      return encodeByTable(text, tableOf(encoding));
  }
}

type Table = Map<string, number[]>;

const tables = new Map<string, Table>();

function tableOf(encoding: 'windows-1252' | 'shift_jis'): Table {
  let table = tables.get(encoding);
  if (!table) {
    table = new Map();
    const decoder = new TextDecoder(encoding);
    for (const bytes of sequencesOf(encoding)) {
      const character = decoder.decode(Uint8Array.from(bytes));
      // Of several codes for one character the first stands; several characters are no code at all.
      const isOne = character.length === 1 && character !== '\uFFFD';
      if (isOne && !table.has(character)) table.set(character, bytes);
    }
    tables.set(encoding, table);
  }
  return table;
}

function* sequencesOf(encoding: 'windows-1252' | 'shift_jis'): Generator<number[]> {
  for (let byte = 0; byte < 256; byte++) yield [byte];
  if (encoding === 'windows-1252') return;
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) yield [lead, trail];
  }
}

function encodeByTable(text: string, table: Table): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const known = table.get(character);
    if (known) bytes.push(...known);
    else bytes.push(...Buffer.from(`&#${character.codePointAt(0)};`));
  }
  return Buffer.from(bytes);
}
