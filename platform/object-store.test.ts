import { createServer, type Server } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pickFreePort } from './postgres/free-port.ts';
import { parseEnv } from './env.ts';
import { FolderStore, type ObjectStore, openObjectStore, snapshotKey } from './object-store.ts';

const HASH = 'ab'.repeat(32);
const KEY = snapshotKey(HASH);
const BYTES = Buffer.from([0, 1, 2, 253, 254, 255]);

function keepsObjects(open: () => ObjectStore): void {
  test('keeps bytes by key, as they are', async () => {
    const store = open();
    await store.put(KEY, BYTES, 'text/html');
    expect(await store.get(KEY)).toEqual(BYTES);
    await store.put('empty', new Uint8Array());
    expect(await store.get('empty')).toEqual(Buffer.alloc(0));
  });

  test('has null for what is not there', async () => {
    expect(await open().get(snapshotKey('cd'.repeat(32)))).toBeNull();
  });
}

describe('a folder as object store', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'quarry-objects-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  keepsObjects(() => new FolderStore(root));

  test('shows whole objects only while many write the same key, and leaves no draft behind', async () => {
    const store = new FolderStore(join(root, 'busy'));
    const large = Buffer.alloc(2_000_000, 7);
    const seen = new Set<number>();
    const written = new AbortController();
    const reading = (async () => {
      while (!written.signal.aborted) seen.add((await store.get('a/b'))?.length ?? -1);
    })();
    await Promise.all(Array.from({ length: 16 }, () => store.put('a/b', large)));
    written.abort();
    await reading;
    seen.delete(-1);
    expect([...seen].filter((length) => length !== large.length)).toEqual([]);
    expect(await readdir(join(root, 'busy', 'a'))).toEqual(['b']);
  });

  test.each([
    '',
    '/etc/passwd',
    '../secrets.json',
    'a/../../b',
    'a//b',
    'a/.hidden',
    'a\0b',
    'a\\b',
    'a/',
  ])('refuses the key %j', async (key) => {
    const store = new FolderStore(root);
    await expect(store.put(key, BYTES)).rejects.toThrow('Not an object key');
    await expect(store.get(key)).rejects.toThrow('Not an object key');
  });

  test('works again after its folder was taken away', async () => {
    const place = join(root, 'gone');
    const store = new FolderStore(place);
    await store.put('a/one', BYTES);
    await rm(place, { recursive: true });
    await expect(store.put('a/two', BYTES)).rejects.toMatchObject({ code: 'ENOENT' });
    await store.put('a/two', BYTES);
    expect(await store.get('a/two')).toEqual(BYTES);
  });
});

/** Answers PUT and GET of objects in path style, as the S3 API does. */
async function startS3(): Promise<{ server: Server; port: number; types: Map<string, string> }> {
  const objects = new Map<string, Buffer>();
  const types = new Map<string, string>();
  const port = await pickFreePort();
  const server = createServer((request, response) => {
    void (async () => {
      const key = (request.url ?? '').split('?')[0] ?? '';
      if (request.method === 'PUT') {
        objects.set(key, await buffer(request));
        types.set(key, request.headers['content-type'] ?? '');
        response.writeHead(200, { etag: '"x"' }).end();
        return;
      }
      const found = objects.get(key);
      if (found) response.writeHead(200, { 'content-length': found.length }).end(found);
      else {
        response
          .writeHead(404, { 'content-type': 'application/xml' })
          .end('<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>-</Message></Error>');
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { server, port, types };
}

describe('S3 as object store', () => {
  let s3: Awaited<ReturnType<typeof startS3>>;
  beforeAll(async () => {
    s3 = await startS3();
  });
  afterAll(() => s3.server.close());

  const open = () =>
    openObjectStore(
      parseEnv({
        DATABASE_URL: 'postgres://localhost/none',
        S3_ENDPOINT: `http://127.0.0.1:${s3.port}`,
        S3_BUCKET: 'bucket',
        S3_ACCESS_KEY_ID: 'id',
        S3_SECRET_ACCESS_KEY: 'key',
      }),
    );

  keepsObjects(open);

  test('addresses objects in path style, which every compatible server knows, with their type', async () => {
    await open().put(KEY, BYTES, 'text/html');
    expect(s3.types.get(`/bucket/${KEY}`)).toBe('text/html');
  });

  test('tells a failure from a missing object', async () => {
    const store = openObjectStore(
      parseEnv({
        DATABASE_URL: 'postgres://localhost/none',
        S3_ENDPOINT: 'http://127.0.0.1:1',
        S3_BUCKET: 'bucket',
        S3_ACCESS_KEY_ID: 'id',
        S3_SECRET_ACCESS_KEY: 'key',
      }),
    );
    await expect(store.get(KEY)).rejects.toThrow();
  });
});
