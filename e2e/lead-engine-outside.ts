import { ScriptedMailHost } from '../demo/mail/mail-host.ts';
import { TestLlmServer } from '../platform/testing/llm-server.ts';
import { OverpassServer } from '../platform/testing/overpass-server.ts';
import { TestDnsServer } from '../worker/enrich/testing/dns-server.ts';

/** What a company of the sample web is called on the map. */
export const TWIN = 'Northwind Dental Practice';
/** Has a mail host and a name server of its own. */
export const MILL_HILL = 'Mill Hill Smiles';

const place = { type: 'node', lat: 53.8, lon: -1.55 } as const;
const tags = { amenity: 'dentist', 'addr:city': 'Leeds', 'addr:country': 'GB' };
const PLACES = [
  { ...place, id: 501, tags: { ...tags, name: 'Roundhay Road Dental', phone: '+44 113 496 0101' } },
  {
    ...place,
    id: 502,
    tags: {
      ...tags,
      name: MILL_HILL,
      email: 'hello@mill-hill.example',
      website: 'https://mill-hill.internal',
    },
  },
  { ...place, lat: 51.5, lon: -0.1, id: 503, tags: { ...tags, name: 'Far Away Dental' } },
  {
    ...place,
    id: 504,
    tags: {
      ...tags,
      name: TWIN,
      phone: '+44 113 496 0967',
      'addr:housenumber': '154',
      'addr:street': 'Austhorpe Road',
      'addr:postcode': 'LS15 8NW',
    },
  },
];

/** The world around a product: a map, a mail host, a name server and a model, all on this machine. */
export interface Outside {
  map: OverpassServer;
  mail: ScriptedMailHost;
  model: TestLlmServer;
  /** With these variables a product asks them; the model takes a key of its own. */
  environment: Record<string, string>;
  stop: () => Promise<void>;
}

export async function startOutside(): Promise<Outside> {
  const [map, mail, names, model] = await Promise.all([
    OverpassServer.start(PLACES),
    ScriptedMailHost.start(),
    TestDnsServer.start(),
    TestLlmServer.start(),
  ]);
  mail.script = {
    recipient: (address) =>
      address === 'hello@mill-hill.example' ? '250 2.1.5 Ok' : '550 5.1.1 No such user here',
  };
  names.zone.set('mill-hill.internal', {
    A: ['76.76.21.21'],
    MX: [[10, 'mill-hill.mail.protection.outlook.com']],
    TXT: ['v=spf1 include:spf.protection.outlook.com -all'],
    NS: ['ada.ns.cloudflare.com'],
  });
  const environment = {
    NODE_ENV: 'test',
    QUARRY_AUTH_RATE_LIMIT: 'off',
    QUARRY_PROVIDER_TEST_PORT: String(map.port),
    QUARRY_DEMO_MAIL_PORT: String(mail.port),
    QUARRY_DNS_SERVERS: names.address,
  };
  const stop = async () => {
    names.stop();
    await Promise.all([map.stop(), mail.stop(), model.stop()]);
  };
  return { map, mail, model, environment, stop };
}
