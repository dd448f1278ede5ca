import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EnvError, parseEnv } from './env.ts';

const DATABASE_URL = 'postgres://user:secret@db.example:5432/quarry';
const parse = (variables: Record<string, string> = {}) => parseEnv({ DATABASE_URL, ...variables });

function complaint(variables: Record<string, string | undefined>): string {
  try {
    parseEnv({ DATABASE_URL, ...variables });
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return '';
}

describe('the environment', () => {
  test('needs nothing but a database, and then says where everything is', () => {
    expect(parse()).toMatchObject({
      NODE_ENV: 'production',
      PORT: 4000,
      QUARRY_HOST: '127.0.0.1',
      QUARRY_PUBLIC_URL: 'http://localhost:4000',
      QUARRY_DATA_DIR: path.resolve('.data'),
      QUARRY_DEMO: 'off',
      demoOrigin: null,
    });
  });

  test('opens private hosts one by one, with their ports', () => {
    const QUARRY_PRIVATE_HOSTS = 'Searx.internal:8080, 10.0.0.5:8888';
    expect(parse({ QUARRY_PRIVATE_HOSTS }).QUARRY_PRIVATE_HOSTS).toEqual([
      'searx.internal:8080',
      '10.0.0.5:8888',
    ]);
    for (const bad of [
      'searx.internal',
      '*.internal:80',
      '169.254.169.254:80',
      'a:0',
      'http://a:1',
    ]) {
      expect(complaint({ QUARRY_PRIVATE_HOSTS: bad })).toContain('QUARRY_PRIVATE_HOSTS');
    }
  });

  test('asks mail hosts only when told to, and under a full name', () => {
    expect(parse().QUARRY_SMTP_VERIFY).toBe(false);
    expect(complaint({ QUARRY_SMTP_VERIFY: 'on' })).toContain('QUARRY_SMTP_HELO');
    expect(complaint({ QUARRY_SMTP_VERIFY: 'on', QUARRY_SMTP_HELO: 'nowhere' })).toContain('HELO');
    expect(complaint({ QUARRY_SMTP_VERIFY: 'on', QUARRY_SMTP_HELO: 'mx.example.org' })).toBe('');
    const QUARRY_PUBLIC_URL = 'https://quarry.example.org';
    expect(complaint({ QUARRY_SMTP_VERIFY: 'on', QUARRY_PUBLIC_URL })).toBe('');
    expect(complaint({ QUARRY_SMTP_MAIL_FROM: 'nobody' })).toContain('QUARRY_SMTP_MAIL_FROM');
  });

  test('takes an empty variable for one that is not set', () => {
    expect(parse({ PORT: '', SMTP_URL: '', QUARRY_PUBLIC_URL: '' })).toMatchObject({ PORT: 4000 });
  });

  test('follows the port, or the public address that is named, without its path', () => {
    expect(parse({ PORT: '8080' }).QUARRY_PUBLIC_URL).toBe('http://localhost:8080');
    expect(parse({ QUARRY_PUBLIC_URL: 'https://quarry.example/app/' }).QUARRY_PUBLIC_URL).toBe(
      'https://quarry.example',
    );
  });

  test('knows the sample web only when it is on and has a port', () => {
    expect(parse({ QUARRY_DEMO: 'on' }).demoOrigin).toBeNull();
    expect(parse({ QUARRY_DEMO_PORT: '4100' }).demoOrigin).toBeNull();
    expect(parse({ QUARRY_DEMO: 'on', QUARRY_DEMO_PORT: '4100' }).demoOrigin).toBe(
      '127.0.0.1:4100',
    );
  });

  test('reads models and their prices, and wants models named for an endpoint that is not OpenAI’s', () => {
    const own = { LLM_BASE_URL: 'http://localhost:11434/v1' };
    expect(parse({ ...own, LLM_MODELS: 'llama3.1, phi4' }).LLM_MODELS).toEqual([
      'llama3.1',
      'phi4',
    ]);
    expect(parse({ LLM_PRICES: 'a=2/0.5/8, org/b:free=0/0/0' }).LLM_PRICES).toEqual([
      ['a', { input: 2, cached: 0.5, output: 8 }],
      ['org/b:free', { input: 0, cached: 0, output: 0 }],
    ]);
    expect(parse({ LLM_API_KEY: 'k' }).LLM_MODELS).toBeUndefined();
    expect(complaint(own)).toContain('LLM_MODELS is not set');
    expect(complaint({ LLM_PRICES: 'a=2' })).toContain('LLM_PRICES: must be like');
    expect(complaint({ LLM_MODELS: 'a,b,c,d,e,f' })).toContain('must name one to five models');
  });

  test('is refused in one sentence that names every variable that is wrong', () => {
    expect(complaint({ DATABASE_URL: undefined })).toBe(
      'The environment is not usable. DATABASE_URL is not set.',
    );
    expect(complaint({ PORT: 'http' })).toBe(
      'The environment is not usable. PORT: must be a whole number from 1 to 65535.',
    );
    expect(complaint({ PORT: 'http', QUARRY_DEMO: 'yes' })).toMatch(
      /^The environment is not usable\. PORT: .+; QUARRY_DEMO: .+\.$/,
    );
  });

  test.each([
    { PORT: '0' },
    { PORT: '65536' },
    { PORT: '80.5' },
    { DATABASE_URL: 'mysql://db/quarry' },
    { DATABASE_URL: 'quarry' },
    { SMTP_URL: 'http://mail.example' },
    { QUARRY_PUBLIC_URL: 'quarry.example' },
    { QUARRY_WORKER_CONCURRENCY: '0' },
    { QUARRY_WORKER_PORT: '-1' },
    { QUARRY_DATABASE_POOL: '1' },
    { SESSION_SECRET: 'short' },
    { NODE_ENV: 'staging' },
    { LOG_LEVEL: 'loud' },
    { QUARRY_DNS_SERVERS: 'ns1.example' },
  ])('refuses %j', (variables) => {
    expect(complaint(variables)).toContain(Object.keys(variables)[0]);
  });

  test('never repeats a secret in what it complains about', () => {
    expect(
      complaint({ DATABASE_URL: 'mysql://u:hunter2@db/q', SESSION_SECRET: 'hunter2' }),
    ).not.toContain('hunter2');
  });

  test('refuses what only works together when a part is missing', () => {
    const store = {
      S3_ENDPOINT: 'https://s3.example',
      S3_BUCKET: 'quarry',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'key',
    };
    expect(parse(store).S3_BUCKET).toBe('quarry');
    for (const missing of ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']) {
      expect(complaint({ ...store, [missing]: '' })).toContain('S3_ENDPOINT also needs');
    }
    expect(complaint({ GITHUB_CLIENT_ID: 'id' })).toContain('go together');
  });

  test('takes name servers with and without a port, and stand-ins for providers in tests alone', () => {
    expect(parse({ QUARRY_DNS_SERVERS: '9.9.9.9, 127.0.0.1:5353' }).QUARRY_DNS_SERVERS).toEqual([
      '9.9.9.9',
      '127.0.0.1:5353',
    ]);
    expect(complaint({ QUARRY_PROVIDER_TEST_PORT: '9000' })).toContain('NODE_ENV=test alone');
  });

  test('keeps the limits on outside of tests', () => {
    expect(complaint({ QUARRY_AUTH_RATE_LIMIT: 'off' })).toContain('NODE_ENV=test alone');
    expect(parse({ QUARRY_AUTH_RATE_LIMIT: 'off', NODE_ENV: 'test' }).QUARRY_AUTH_RATE_LIMIT).toBe(
      false,
    );
  });
});
