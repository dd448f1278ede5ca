import iconv from 'iconv-lite';
import { expect } from 'vitest';
import { sitePaths } from '../web.ts';
import { CHARSET_VARIANTS } from './charsets.ts';
import { describeVariants, type Probe } from './describe-variants.ts';

describeVariants('sites in old charsets', CHARSET_VARIANTS, {
  'windows-1252-undeclared': async (probe) => {
    expect(await headersAndMeta(probe)).toEqual(['text/html', undefined]);
    await expectEncoding(probe, 'windows-1252');
  },
  'meta-charset': async (probe) => {
    expect(await headersAndMeta(probe)).toEqual(['text/html', 'iso-8859-1']);
    await expectEncoding(probe, 'windows-1252');
  },
  'utf-16-bom': async (probe) => {
    const { headers, body } = await probe.get('/');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect([...body.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    await expectEncoding(probe, 'utf-16le');
  },
  'shift-jis': async (probe) => {
    expect(await headersAndMeta(probe)).toEqual(['text/html; charset=Shift_JIS', 'Shift_JIS']);
    await expectEncoding(probe, 'shift_jis');
  },
  'shift-jis-lying-header': async (probe) => {
    expect(await headersAndMeta(probe)).toEqual(['text/html; charset=utf-8', 'Shift_JIS']);
    await expectEncoding(probe, 'shift_jis');
  },
  'utf-8-lying-header': async (probe) => {
    expect(await headersAndMeta(probe)).toEqual(['text/html; charset=iso-8859-1', 'utf-8']);
    expect([...(await probe.get('/')).body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    await expectEncoding(probe, 'utf-8');
  },
  'unknown-charset': async (probe) => {
    expect(await headersAndMeta(probe)).toEqual(['text/html; charset=utf8mb4', undefined]);
    await expectEncoding(probe, 'utf-8');
  },
});

async function headersAndMeta({ get }: Probe) {
  const { headers, body } = await get('/');
  return [headers['content-type'], /<meta charset="([^"]+)"/.exec(body.toString('latin1'))?.[1]];
}

/** The platform's decoder and an independent one read the same, and read every name right. */
async function expectEncoding({ get, site }: Probe, encoding: string): Promise<void> {
  let pages = '';
  for (const path of sitePaths(site)) {
    const { status, body } = await get(path);
    expect(status).toBe(200);
    const text = new TextDecoder(encoding, { fatal: true }).decode(body);
    expect(iconv.decode(body, encoding)).toBe(text);
    pages += text;
  }
  const { company } = site;
  const names = [company.name, company.industry, ...company.people.map((person) => person.name)];
  for (const name of names) expect(pages).toContain(name.replaceAll('&', '&amp;'));
  expect(Buffer.byteLength(pages)).toBeGreaterThan(pages.length);
}
