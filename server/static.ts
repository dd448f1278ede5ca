import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../schema/app-error.ts';
import { pageLinks } from './page-links.ts';

const CLIENT_DIR = path.resolve(import.meta.dirname, '../dist/client');

/** The built PWA. Hashed assets are kept for ever, the shell and the service worker never. */
export async function staticClient(app: FastifyInstance): Promise<void> {
  if (!fs.existsSync(CLIENT_DIR)) {
    app.setNotFoundHandler(() => {
      throw new AppError('not_found', 'The app is not built. Run npm start, or npm run build.');
    });
    return;
  }
  await app.register(fastifyStatic, {
    root: CLIENT_DIR,
    index: false,
    preCompressed: true,
    setHeaders: (reply, file) => {
      const isHashed = file.includes(`${path.sep}assets${path.sep}`);
      void reply.header(
        'cache-control',
        isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  const linksOf = pageLinks(CLIENT_DIR);
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html');
    const isServerPath = /^\/(api|zero|live|v1)(\/|$)/.test(request.url);
    if (!isPage || isServerPath) throw new AppError('not_found', 'There is nothing here');
    const links = linksOf(request.url);
    if (links) void reply.header('link', links);
    return reply.sendFile('index.html');
  });
}
