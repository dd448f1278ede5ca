import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestDnsServer } from '../enrich/testing/dns-server.ts';
import { DnsFailedError, lookUpMail, openMailResolver } from './mail-dns.ts';

let dns: TestDnsServer;
beforeAll(async () => {
  dns = await TestDnsServer.start();
});
afterAll(() => dns.stop());

const ask = (domain: string) => lookUpMail(openMailResolver([dns.address], 200), domain);

test('mail hosts come in the order that the domain prefers, each once', async () => {
  dns.zone.set('acme.com', {
    MX: [
      [20, 'b.mail.net'],
      [10, 'A.mail.net'],
      [30, 'a.mail.net'],
    ],
  });
  expect(await ask('acme.com')).toEqual({ kind: 'hosts', hosts: ['a.mail.net', 'b.mail.net'] });
});

test('without an MX the domain itself takes its mail, when it has an address', async () => {
  dns.zone.set('old.com', { A: ['192.0.2.1'] });
  dns.zone.set('bare.com', { TXT: ['nothing else'] });
  expect(await ask('old.com')).toEqual({ kind: 'hosts', hosts: ['old.com'] });
  expect(await ask('bare.com')).toEqual({ kind: 'no_mail' });
});

test('a lone dot means no mail; beside a host it is a mistake', async () => {
  dns.zone.set('none.com', { MX: [[0, '']], A: ['192.0.2.1'] });
  dns.zone.set('odd.com', {
    MX: [
      [0, ''],
      [10, 'mx.odd.com'],
    ],
  });
  expect(await ask('none.com')).toEqual({ kind: 'null_mx' });
  expect(await ask('odd.com')).toEqual({ kind: 'hosts', hosts: ['mx.odd.com'] });
});

test('a domain that does not exist is told from one that nobody answers for', async () => {
  dns.zone.set('silent.com', 'silent');
  expect(await ask('nowhere.com')).toEqual({ kind: 'no_domain' });
  await expect(ask('silent.com')).rejects.toThrow(DnsFailedError);
  await expect(lookUpMail(openMailResolver(['127.0.0.1:1'], 200), 'acme.com')).rejects.toThrow(
    DnsFailedError,
  );
});
