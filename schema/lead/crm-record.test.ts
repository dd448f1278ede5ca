import { describe, expect, test } from 'vitest';
import { parseCrmRecord, toLongId } from './crm-record.ts';

const guid = '7e0db184-267b-e811-a95e-000d3a30d5db';

describe('the address of a record', () => {
  test.each([
    `https://acme.crm.dynamics.com/main.aspx?appid=1&pagetype=entityrecord&etn=contact&id=${guid}`,
    `https://acme.crm.dynamics.com/main.aspx?etn=lead&pagetype=entityrecord&id=%7B${guid.toUpperCase()}%7D`,
    `https://acme.crm.dynamics.com/main.aspx?id=${guid}`,
  ])('in Dynamics 365: %s', (address) => {
    expect(parseCrmRecord(address)).toEqual({
      crm: 'dynamics',
      instance: 'acme.crm.dynamics.com',
      recordId: guid,
    });
  });

  test.each([
    'https://acme.lightning.force.com/lightning/r/Contact/0035e00000JqXYZAA3/view',
    'https://acme.my.salesforce.com/0035e00000JqXYZAA3',
    'https://acme--test.sandbox.lightning.force.com/lightning/r/Lead/00Q5e00000JqXYZEA3/view?tab=1',
  ])('in Salesforce: %s', (address) => {
    expect(parseCrmRecord(address)).toMatchObject({ crm: 'salesforce', instance: null });
    expect(parseCrmRecord(address)?.recordId).toHaveLength(18);
  });

  test.each([
    `https://acme.crm.dynamics.com/main.aspx?etn=account&id=${guid}`,
    'https://acme.crm.dynamics.com/main.aspx?etn=contact',
    'https://acme.lightning.force.com/lightning/r/Account/0015e00000JqXYZAA3/view',
    `http://acme.crm.dynamics.com/main.aspx?etn=contact&id=${guid}`,
    `https://crm.dynamics.com.example.com/main.aspx?id=${guid}`,
    'https://app.hubspot.com/contacts/1/record/0-1/2',
    '0035e00000JqXYZAA3',
  ])('of something else, or nothing that can be matched: %s', (address) => {
    expect(parseCrmRecord(address)).toBeNull();
  });
});

test('Salesforce’s short id is made the long one', () => {
  expect(toLongId('00570000001ZwTi')).toBe('00570000001ZwTiAAK');
  expect(toLongId('0035e00000JqXYZAA3')).toBe('0035e00000JqXYZAA3');
});
