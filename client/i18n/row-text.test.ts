import { beforeAll, expect, test } from 'vitest';
import { i18n, loadMessages, startI18n } from './i18n.ts';
import { rowText } from './row-text.ts';

beforeAll(() => startI18n());

test('says what `t` says, with values put in by name', async () => {
  await loadMessages(['lead']);
  expect(rowText('lead', 'kind.company')).toBe(i18n.t('kind.company', { ns: 'lead' }));
  const name = 'A & B {{name}}';
  expect(rowText('lead', 'table.select', { name })).toBe('Select A & B {{name}}');
});

test('a namespace that comes later is not forgotten as missing', async () => {
  const early = rowText('verification', 'checking');
  await loadMessages(['verification']);
  expect(rowText('verification', 'checking')).not.toBe(early);
});
