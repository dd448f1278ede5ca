import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../schema/app-error.ts';
import type { Env } from '../../platform/env.ts';
import { type KeptMail, readMailFolder } from '../../platform/mail/folder-mailer.ts';
import { escapeHtml } from '../../platform/mail/layout.ts';
import { mailFolder } from '../../platform/mail/mailer.ts';
import { isLoopbackPeer } from '../auth/client-address.ts';
import { isLoopbackName } from '../auth/options.ts';
import type { ServerDeps } from '../deps.ts';

/**
 * The mails of a server that has no mail server, for whoever sits at the machine. Their links are
 * as good as passwords, so all of this must hold: no SMTP is set, the product's own address is this
 * machine, the connection comes from it, no proxy has touched the request, and the name that was
 * asked for is a loopback name (another site's page can't lead a browser here by DNS).
 */
export function maySeeMails(request: FastifyRequest, env: Env): boolean {
  const { headers } = request;
  const isProxied = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some(
    (name) => headers[name] !== undefined,
  );
  return (
    !env.SMTP_URL &&
    !env.TRUST_PROXY &&
    !isProxied &&
    isLoopbackName(new URL(env.QUARRY_PUBLIC_URL).hostname) &&
    isLoopbackName(request.hostname) &&
    isLoopbackPeer(request.raw)
  );
}

/** `/dev/mail`, its data, and each mail as a mail program would draw it. */
export function devMailRoutes(app: FastifyInstance, { env }: ServerDeps): void {
  const readMails = async (request: FastifyRequest): Promise<KeptMail[]> => {
    if (!maySeeMails(request, env)) throw new AppError('not_found', 'There is nothing here');
    return readMailFolder(mailFolder(env));
  };
  app.get('/dev/mail.json', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    return { mails: await readMails(request) };
  });
  app.get('/dev/mail', async (request, reply) => {
    const page = writeList(await readMails(request));
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page);
  });
  app.get<{ Params: { id: string } }>('/dev/mail/:id', async (request, reply) => {
    const mail = (await readMails(request)).find(({ id }) => id === request.params.id);
    if (!mail) throw new AppError('not_found', 'This mail is no longer kept');
    return reply
      .header('cache-control', 'no-store')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation allow-popups",
      )
      .type('text/html; charset=utf-8')
      .send(mail.html);
  });
}

function writeList(mails: KeptMail[]): string {
  const items = mails.map(writeMail).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mail kept on this machine</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<style>
:root{--ink:#24211d;--soft:#6b655c;--line:#e3dfd8;--page:#f4f2ee;--card:#fff;--link:#9a3b1a}
@media (prefers-color-scheme:dark){:root{--ink:#f1eee9;--soft:#b5afa6;--line:#3a3733;--page:#1b1a18;--card:#262421;--link:#f0a183}}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 -apple-system,'Segoe UI',Roboto,sans-serif}
main{max-width:46rem;margin:0 auto;padding:2.5rem 1.25rem}h1{font-size:1.5rem;margin:0 0 .25rem}
.soft{color:var(--soft);font-size:.9rem}article{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.25rem 1.5rem;margin-top:1rem}
h2{font-size:1.05rem;margin:0}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:1rem 0 0}a{color:var(--link)}
</style></head>
<body><main><h1>Mail kept on this machine</h1>
<p class="soft">No mail server is set up (SMTP_URL), so mails stay here and only this machine can read them.</p>
${items || '<p>No mail yet. It appears here when somebody signs up, asks for a link or is invited; reload to look again.</p>'}
</main></body></html>
`;
}

function writeMail({ id, to, subject, text, sentAt }: KeptMail): string {
  const time = new Date(sentAt).toISOString();
  return `<article><h2>${escapeHtml(subject)}</h2>
<p class="soft">to ${escapeHtml(to)}, <time datetime="${time}">${time.replace('T', ' ').slice(0, 19)} UTC</time>, <a href="/dev/mail/${encodeURIComponent(id)}">as it looks</a></p>
<pre>${linkAddresses(text)}</pre></article>`;
}

function linkAddresses(text: string): string {
  return escapeHtml(text).replace(
    /https?:\/\/[^\s<]+/g,
    (address) => `<a href="${address}">${address}</a>`,
  );
}
