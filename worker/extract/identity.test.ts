import { describe, expect, test } from 'vitest';
import { domainKey, emailKey, linkedinKey, phoneKey } from './identity.ts';

describe('an identity key', () => {
  test('is one for the spellings of one mailbox', () => {
    expect(emailKey(' Jane.Doe+news@Gmail.com ')).toBe('janedoe@gmail.com');
    expect(emailKey('jane.doe@googlemail.com')).toBe('janedoe@gmail.com');
    expect(emailKey('Jane.Doe+x@acme.com')).toBe('jane.doe@acme.com');
  });

  test('is none for what is no address', () => {
    expect([emailKey('acme.com'), emailKey('@acme.com'), emailKey('a@b@c')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('takes a phone number only with its country', () => {
    expect(phoneKey('+44 20 7946 0018')).toBe('+442079460018');
    expect(phoneKey('020 7946 0018')).toBeNull();
  });

  test('of a site is its registrable domain', () => {
    expect(domainKey('https://shop.acme.co.uk/x')).toBe('acme.co.uk');
    expect(domainKey('https://acme.github.io/')).toBe('acme.github.io');
    expect(domainKey('acme.com')).toBe('acme.com');
  });

  test('is none for hosts that many share', () => {
    expect([
      domainKey('https://www.facebook.com/acme'),
      domainKey('http://127.0.0.1/'),
      domainKey(''),
    ]).toEqual([null, null, null]);
  });

  test('of a LinkedIn profile forgets country, case and query', () => {
    expect(linkedinKey('https://uk.linkedin.com/in/Jane-Doe/?trk=x')).toBe('in/jane-doe');
    expect(linkedinKey('https://www.linkedin.com/company/Acme')).toBe('company/acme');
    expect(linkedinKey('https://www.linkedin.com/feed/')).toBeNull();
  });
});
