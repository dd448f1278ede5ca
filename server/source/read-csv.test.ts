import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readAddressCsv } from './read-csv.ts';

const read = (...lines: string[]) => readAddressCsv(Readable.from([lines.join('\r\n')]));

test('the column is found by its header, or by what it holds', async () => {
  expect(await read('Name,Website', 'Acme,acme.example', 'Bolt,not one')).toEqual({
    urls: ['https://acme.example/'],
    column: 2,
    header: 'Website',
    rows: 3,
    rejected: [{ row: 3, text: 'not one', reason: 'not a web address' }],
  });
  expect(await read('1;acme.example', '2;bolt.example')).toMatchObject({
    urls: ['https://acme.example/', 'https://bolt.example/'],
    column: 2,
    header: null,
  });
});

test('what looks like a header below the first address is none', async () => {
  const list = ['Firma,Adresse,Branche', 'Acme,acme.example,Handel', 'Bolt,bolt.example,Internet'];
  expect(await read(...list)).toMatchObject({
    urls: ['https://acme.example/', 'https://bolt.example/'],
    column: 2,
    header: 'Adresse',
  });
});

describe('lists of people', () => {
  const NOTES = [
    'Notes:',
    '"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address using this setting https://www.linkedin.com/psettings/privacy/email."',
    '',
  ];
  const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';

  test('LinkedIn’s connections are read by where their mail is at home, below the notes', async () => {
    const list = await read(
      ...NOTES,
      HEADER,
      'Karin,Lund,https://www.linkedin.com/in/karin-lund,karin@nordbygg.example,Nordbygg AB,CEO,12 Mar 2024',
      'Ada,Berg,https://www.linkedin.com/in/ada-berg,,"Berg, Sons",Owner,01 Jan 2024',
      'Nils,Holm,https://www.linkedin.com/in/nils-holm,nils@gmail.com,Holm,Owner,01 Jan 2024',
    );
    expect(list).toEqual({
      urls: ['https://nordbygg.example/'],
      column: 4,
      header: 'Email Address',
      rows: 6,
      rejected: [
        { row: 7, text: 'nils@gmail.com', reason: 'a free mailbox, which tells no company' },
      ],
    });
  });

  test('profiles alone are refused with the reason', async () => {
    await expect(
      read(
        ...NOTES,
        HEADER,
        'Ada,Berg,https://www.linkedin.com/in/ada-berg,,Berg,Owner,01 Jan 2024',
      ),
    ).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('LinkedIn') });
  });

  test.each([
    [
      'Linkedin URL,Company LinkedIn URL,Company Website',
      'https://www.linkedin.com/in/a,https://www.linkedin.com/company/acme,https://acme.example',
    ],
    [
      'profileUrl,url,companyWebsite',
      'https://www.linkedin.com/sales/lead/A,https://www.linkedin.com/company/1,acme.example',
    ],
    ['First Name,Company Domain,Email', 'Ada,acme.example,ada@gmail.com'],
    ['company_url,corporate website', 'https://www.linkedin.com/company/1,acme.example'],
  ])(
    'an export of a tool for Sales Navigator is read by the company’s site: %s',
    async (header, row) => {
      expect((await read(header, row)).urls).toEqual(['https://acme.example/']);
    },
  );
});
