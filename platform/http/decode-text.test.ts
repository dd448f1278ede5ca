import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const GERMAN = '<meta charset="windows-1252"><p>Müller & Söhne – Größe 5 €</p>';
const utf8 = (text: string) => Buffer.from(text, 'utf8');

describe('the encoding of a page', () => {
  test('is UTF-8 when the bytes say so, against header and declaration', () => {
    expect(decodeText(utf8(GERMAN), 'text/html; charset=iso-8859-1')).toEqual({
      text: GERMAN,
      charset: 'utf-8',
    });
  });

  test.each([
    ['windows-1252', GERMAN],
    ['windows-1251', '<p>Контакты компании</p>'],
    ['shift_jis', '<p>会社概要 お問い合わせ</p>'],
    ['gb18030', '<p>联系我们 公司地址</p>'],
    ['euc-kr', '<p>회사 소개 연락처</p>'],
    ['iso-2022-jp', '<p>会社概要</p>'],
  ])('%s is read by the header', (charset, text) => {
    const page = text.replace(/<meta[^>]*>/, '');
    // Buffer.from("…") of an encoder that knows no iso-2022-jp: its bytes are spelled out.
    const body =
      charset === 'iso-2022-jp'
        ? Buffer.from('<p>\u001b$B2q<R35MW\u001b(B</p>', 'latin1')
        : iconv.encode(page, charset);
    expect(decodeText(body, `text/html; charset="${charset}"`)).toEqual({
      text: page,
      charset: charset === 'iso-2022-jp' ? 'iso-2022-jp' : charset,
    });
  });

  test('is read from the page when the header has none, or lies', () => {
    const body = iconv.encode(GERMAN, 'windows-1252');
    expect(decodeText(body)).toEqual({ text: GERMAN, charset: 'windows-1252' });
    expect(decodeText(body, 'text/html; charset=utf-8')).toEqual({
      text: GERMAN,
      charset: 'windows-1252',
    });
  });

  test('is windows-1252 when nothing is said', () => {
    const text = '<p>Café Zoë, 5 €</p>';
    expect(decodeText(iconv.encode(text, 'windows-1252')).text).toBe(text);
  });

  test('stays UTF-8 when a few bytes are broken', () => {
    const body = Buffer.concat([utf8('<p>Müller, Köln, Größe, Straße'), Buffer.from([0xff])]);
    expect(decodeText(body, 'text/html; charset=utf-8')).toEqual({
      text: '<p>Müller, Köln, Größe, Straße\uFFFD',
      charset: 'utf-8',
    });
  });

  test('follows a byte order mark, which is not part of the text', () => {
    const marked = (charset: string) => iconv.encode('<p>Grüße', charset, { addBOM: true });
    expect(decodeText(marked('utf8'), 'text/html; charset=shift_jis').text).toBe('<p>Grüße');
    expect(decodeText(marked('utf-16le')).text).toBe('<p>Grüße');
    expect(decodeText(marked('utf-16be')).text).toBe('<p>Grüße');
  });

  test('of an XML file is read from its declaration', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>';
    expect(decodeText(iconv.encode(text, 'latin1')).text).toBe(text);
  });

  test('unknown to everybody does not stop the page', () => {
    expect(decodeText(utf8('<p>ok'), 'text/html; charset=klingon').text).toBe('<p>ok');
    expect(decodeText(Buffer.from([0xe9]), 'text/html; charset=klingon').text).toBe('é');
  });

  test('never yields a NUL, which the database refuses, nor shifts what follows', () => {
    expect(decodeText(Buffer.from('a\0b')).text).toBe('a\uFFFDb');
  });

  test('is found for any bytes and any label without a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, label) => {
        const { text } = decodeText(Buffer.from(bytes), `text/html; charset=${label}`);
        return !text.includes('\0');
      }),
      { numRuns: 2_000 },
    );
  });

  test('UTF-8 comes through any label as it was', () => {
    const label = fc.constantFrom('', 'utf-8', 'iso-8859-1', 'windows-1251', 'shift_jis', 'gbk');
    const text = fc.string({ unit: 'grapheme' }).map((part) => `ä${part}`.replaceAll('\0', ''));
    fc.assert(
      fc.property(text, label, (given, charset) => {
        fc.pre(given.isWellFormed());
        return decodeText(utf8(given), `text/html; charset=${charset}`).text === given;
      }),
      { numRuns: 1_000 },
    );
  });
});
