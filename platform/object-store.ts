import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Env } from './env.ts';

/** Keeps bytes by key. A key is written once or with equal bytes, so writers never race. */
export interface ObjectStore {
  put(key: string, bytes: Uint8Array, contentType?: string): Promise<void>;
  /** Null when there is no such object. */
  get(key: string): Promise<Buffer | null>;
}

/** S3 when it is configured, else a folder under the data folder. */
export function openObjectStore(env: Env): ObjectStore {
  return env.S3_ENDPOINT
    ? new S3Store(env)
    : new FolderStore(path.join(env.QUARRY_DATA_DIR, 'objects'));
}

const KEY = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/i;

export class FolderStore implements ObjectStore {
  readonly #root: string;
  readonly #madeFolders = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const file = this.#fileOf(key);
    const folder = path.dirname(file);
    if (!this.#madeFolders.has(folder)) {
      await fs.mkdir(folder, { recursive: true });
      this.#madeFolders.add(folder);
    }
    // Written aside and renamed: a reader sees a whole object or none. Without waiting, because a
    // crawl writes thousands of small ones: 800 cost 40 ms of CPU so, and 108 to 480 ms through the
    // thread pool.
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    try {
      writeFileSync(draft, bytes);
      renameSync(draft, file);
    } catch (error) {
      // Somebody may have emptied the data folder, or the disk is full.
      this.#madeFolders.delete(folder);
      await fs.rm(draft, { force: true });
      throw error;
    }
  }

  async get(key: string): Promise<Buffer | null> {
    try {
      return await fs.readFile(this.#fileOf(key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  #fileOf(key: string): string {
    if (!KEY.test(key)) throw new Error(`Not an object key: ${key}`);
    return path.join(this.#root, key);
  }
}

class S3Store implements ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(env: Env) {
    this.#bucket = env.S3_BUCKET ?? '';
    this.#client = new S3Client({
      endpoint: env.S3_ENDPOINT,
      region: env.S3_REGION,
      forcePathStyle: true,
      credentials: {
        accessKeyId: env.S3_ACCESS_KEY_ID ?? '',
        secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? '',
      },
    });
  }

  async put(key: string, bytes: Uint8Array, contentType?: string): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: key,
        Body: bytes,
        ContentType: contentType,
      }),
    );
  }

  async get(key: string): Promise<Buffer | null> {
    try {
      const found = await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: key }),
      );
      return found.Body ? Buffer.from(await found.Body.transformToByteArray()) : null;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }
}

/** Where a decoded page is kept: one object per content, whoever crawled it. */
export function snapshotKey(hash: string): string {
  return `snapshots/${hash.slice(0, 2)}/${hash}.html.gz`;
}
