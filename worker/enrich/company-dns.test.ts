import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookUpDns, resolversBy } from './company-dns.ts';
import { TestDnsServer } from './testing/dns-server.ts';

let dns: TestDnsServer;
beforeAll(async () => {
  dns = await TestDnsServer.start();
});
afterAll(() => dns.stop());

const ask = (domain: string, withinMs = 5_000) =>
  lookUpDns(resolversBy([dns.address]), domain, { withinMs, signal: new AbortController().signal });

test('records become who runs mail, site and zone, and what is in use', async () => {
  dns.zone.set('nordbygg.se', {
    A: ['95.216.1.2'],
    MX: [
      [20, 'alt1.aspmx.l.google.com'],
      [10, 'ASPMX.L.GOOGLE.COM'],
    ],
    TXT: [
      'v=spf1 include:_spf.google.com include:spf.hubspotemail.net ~all',
      'google-site-verification=abc',
      'atlassian-domain-verification=xyz',
      `note=${'x'.repeat(400)}`,
    ],
    NS: ['ns-12.awsdns-34.com', 'ns-99.awsdns-01.co.uk'],
  });
  dns.zone.set('_dmarc.nordbygg.se', { TXT: ['v=DMARC1; p=quarantine; rua=mailto:x@nordbygg.se'] });
  dns.zone.set('2.1.216.95.in-addr.arpa', { PTR: ['static.2.1.216.95.clients.your-server.de'] });
  expect(await ask('nordbygg.se')).toEqual({
    domain: 'nordbygg.se',
    mailProvider: 'Google Workspace',
    mailHosts: ['aspmx.l.google.com', 'alt1.aspmx.l.google.com'],
    spf: 'v=spf1 include:_spf.google.com include:spf.hubspotemail.net ~all',
    dmarc: 'quarantine',
    hosting: 'Hetzner',
    nameServers: ['ns-12.awsdns-34.com', 'ns-99.awsdns-01.co.uk'],
    dnsProvider: 'Amazon Route 53',
    services: ['Atlassian', 'Google Search Console', 'HubSpot'],
  });
});

test('a site that goes by another name, or by a well-known address, is told by it', async () => {
  dns.zone.set('shop.example.net', { A: ['23.227.38.65'], NS: ['ada.ns.cloudflare.com'] });
  expect(await ask('shop.example.net')).toMatchObject({
    hosting: 'Shopify',
    dnsProvider: 'Cloudflare',
  });
  dns.zone.set('alias.example.net', { A: ['203.0.113.9'] });
  dns.zone.set('www.alias.example.net', { CNAME: ['alias.netlify.app'] });
  expect(await ask('alias.example.net')).toMatchObject({ hosting: 'Netlify' });
});

test('a domain that takes no mail and says nothing has empty facts, one that is not there has none', async () => {
  dns.zone.set('bare.example.net', { A: ['203.0.113.9'], MX: [[0, '.']] });
  expect(await ask('bare.example.net')).toEqual({
    domain: 'bare.example.net',
    mailProvider: null,
    mailHosts: [],
    spf: null,
    dmarc: null,
    hosting: null,
    nameServers: [],
    dnsProvider: null,
    services: [],
  });
  expect(await ask('nobody.example.net')).toBeNull();
});

test('two SPF records are none, and a DMARC record without a policy is none', async () => {
  dns.zone.set('odd.example.net', { A: ['203.0.113.9'], TXT: ['v=spf1 -all', 'v=spf1 ~all'] });
  dns.zone.set('_dmarc.odd.example.net', { TXT: ['v=DMARC1; rua=mailto:a@b.c'] });
  expect(await ask('odd.example.net')).toMatchObject({ spf: null, dmarc: null });
});

test('a name server that is silent is left in time', async () => {
  dns.zone.set('silent.example.net', 'silent');
  const startedAt = performance.now();
  await expect(ask('silent.example.net', 300)).rejects.toThrow(
    'no answer about silent.example.net',
  );
  expect(performance.now() - startedAt).toBeLessThan(2_500);
});

test('a look-up that is called off says so', async () => {
  const control = new AbortController();
  const answer = lookUpDns(resolversBy([dns.address]), 'silent.example.net', {
    withinMs: 5_000,
    signal: control.signal,
  });
  control.abort(new Error('stop'));
  await expect(answer).rejects.toThrow('stop');
});
