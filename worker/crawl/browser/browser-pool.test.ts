import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ssrfVectors } from '../../../platform/http/ssrf-vectors.ts';
import { startLittleWeb, type LittleWeb } from '../testing/little-web.ts';
import { BrowserPool } from './browser-pool.ts';
import { findChromium } from './find-chromium.ts';

const executablePath = findChromium(process.env['QUARRY_CHROMIUM']) ?? '';
const never = new AbortController().signal;
const js = (code: string) =>
  `<!doctype html><title>App</title><div id=root></div><script>${code}</script>`;

describe.skipIf(executablePath === '')('the browser', { timeout: 60_000 }, () => {
  let web: LittleWeb;
  let pool: BrowserPool;
  let listener: Server;
  let forbiddenPort = 0;
  const heard: string[] = [];

  beforeAll(async () => {
    web = await startLittleWeb({});
    listener = createServer((socket) => {
      heard.push('a connection');
      socket.destroy();
    });
    await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
    forbiddenPort = (listener.address() as AddressInfo).port;
    pool = new BrowserPool({
      executablePath,
      userAgent: 'QuarryBot/1.0 (test)',
      allowedOrigins: [`*.localhost:${web.port}`],
      maxPages: 2,
      limits: { loadMs: 10_000, settleMs: 2_000 },
    });
  });
  afterAll(async () => {
    await pool.close();
    await web.close();
    listener.close();
  });

  test('draws what script writes, after its data has come', async () => {
    web.sites['app'] = {
      '/': js(`fetch('/data').then(r => r.json()).then(d => setTimeout(() => {
        document.title = 'Acme'; root.innerHTML = '<p>' + d.words + '</p>'; }, 50))`),
      '/data': (request, response) => {
        setTimeout(
          () => response.end(JSON.stringify({ words: `for ${request.headers['user-agent']}` })),
          700,
        );
      },
    };
    const drawn = await pool.draw(web.url('app'), never);
    expect(drawn).toMatchObject({ ok: true, status: 200, url: web.url('app') });
    expect(drawn.ok && drawn.html).toContain('<p>for QuarryBot/1.0 (test)</p>');
  });

  test('follows a page that goes elsewhere by script', async () => {
    web.sites['moved'] = {
      '/': js(`location.href = '/new'`),
      '/new': js(`root.textContent = 'here now'`),
    };
    const drawn = await pool.draw(web.url('moved'), never);
    expect(drawn).toMatchObject({ ok: true, url: web.url('moved', '/new') });
    expect(drawn.ok && drawn.html).toContain('here now');
  });

  test('keeps a page open for its host, and what a host has stored from all others', async () => {
    const told = `document.body.textContent = [sessionStorage.visits, document.cookie].join()`;
    const visit = js(`sessionStorage.visits = 'was here'; document.cookie = 'name=first'; ${told}`);
    web.sites['first'] = { '/': visit, '/next': js(told) };
    web.sites['second'] = { '/': js(told) };
    const textAt = async (url: string) => {
      const drawn = await pool.draw(url, never);
      return drawn.ok ? /<body>(.*)<\/body>/.exec(drawn.html)?.[1] : drawn;
    };
    expect(await textAt(web.url('first'))).toBe('was here,name=first');
    // What a session has stored lasts as long as its page.
    expect(await textAt(web.url('first', '/next'))).toBe('was here,name=first');
    expect(await textAt(web.url('second'))).toBe(',');
  });

  test('a page that was drawn asks its host for nothing more', async () => {
    let asked = 0;
    let lastAt = 0;
    web.sites['ticking'] = {
      '/': js(`root.textContent = 'here'; setInterval(() => fetch('/tick'), 100)`),
      '/tick': (_request, response) => {
        asked++;
        lastAt = performance.now();
        response.end();
      },
    };
    expect((await pool.draw(web.url('ticking'), never)).ok).toBe(true);
    expect(asked).toBeGreaterThan(0);
    await expect.poll(() => performance.now() - lastAt, { timeout: 20_000 }).toBeGreaterThan(1_500);
    // The next one is drawn where it was.
    expect((await pool.draw(web.url('ticking'), never)).ok).toBe(true);
  });

  test('asks for no pictures, fonts or films', async () => {
    web.sites['heavy'] = {
      '/': `<style>@font-face { font-family: f; src: url(/f.woff2) } p { font-family: f }</style>
        <img src=/a.png><video src=/v.mp4></video><p style="background: url(/b.jpg)">text</p>
        <script src=/s.js></script>`,
      '/s.js': (_request, response) => response.end('document.body.append("script ran")'),
    };
    const drawn = await pool.draw(web.url('heavy'), never);
    expect(drawn.ok && drawn.html).toContain('script ran');
    // Chromium asks for the icon by itself, not for the page.
    const asked = web.requests.filter((one) => /^heavy\/(?!favicon)/.test(one));
    expect(asked.sort()).toEqual(['heavy/', 'heavy/s.js']);
  });

  test('reaches nothing private, by whatever way a page tries', async () => {
    const vectors = ssrfVectors(forbiddenPort).filter((url) => /^(?:https?|ws):/i.test(url));
    const port = forbiddenPort;
    web.sites['evil'] = {
      '/': js(`
        const urls = ${JSON.stringify(vectors)};
        const add = (tag, fields) => document.body.append(Object.assign(document.createElement(tag), fields));
        const ways = [
          (url) => add('iframe', { src: url }),
          (url) => add('script', { src: url }),
          (url) => add('link', { rel: 'stylesheet', href: url }),
          (url) => navigator.sendBeacon(url, 'x'),
        ];
        urls.forEach((url, n) => {
          fetch(url, { mode: 'no-cors' }).catch(() => 0);
          try { ways[n % ways.length](url) } catch {}
        });
        for (const host of ['127.0.0.1', 'localhost', '[::1]', 'x.localhost']) {
          try { new WebSocket('ws://' + host + ':${port}/') } catch {}
          try { new EventSource('http://' + host + ':${port}/') } catch {}
        }
        try {
          const peer = new RTCPeerConnection({ iceServers: [{ urls: 'turn:127.0.0.1:${port}?transport=tcp', username: 'a', credential: 'b' }] });
          peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        } catch {}
        document.body.dataset.tried = 'all of them';`),
      '/redirect': (_request, response) =>
        response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end(),
    };
    expect(await pool.draw(web.url('evil'), never)).toMatchObject({
      html: expect.stringContaining('data-tried="all of them"'),
    });
    const direct = [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`, 'file:///etc/passwd'];
    for (const url of [web.url('evil', '/redirect'), ...direct]) {
      const refused = await pool.draw(url, never);
      expect(refused.ok && refused.status === 200, url).toBe(false);
    }
    expect(heard).toEqual([]);
  });

  test('ends a page that never rests, and one that hangs', async () => {
    web.sites['busy'] = {
      '/': js(`setInterval(() => root.append('more and more text '), 10)`),
      '/loop': js(`while (true) {}`),
      '/silent': () => undefined,
    };
    const startedAt = performance.now();
    expect((await pool.draw(web.url('busy'), never)).ok).toBe(true);
    expect(await pool.draw(web.url('busy', '/silent'), never)).toMatchObject({
      ok: false,
      kind: 'timeout',
    });
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect((await pool.draw(web.url('busy', '/loop'), never)).ok).toBe(false);
    expect(await pool.draw(web.url('app'), never)).toMatchObject({ ok: true, status: 200 });
  });

  test('can be called off', async () => {
    const controller = new AbortController();
    const pending = pool.draw(web.url('busy', '/silent'), controller.signal);
    setTimeout(() => controller.abort(), 50);
    expect(await pending).toMatchObject({ ok: false, kind: 'aborted' });
  });

  test('is replaced when it has grown old, and goes on', async () => {
    const old = new BrowserPool({
      executablePath,
      userAgent: 'test',
      allowedOrigins: [`*.localhost:${web.port}`],
      maxPagesPerBrowser: 1,
    });
    web.sites['plain'] = { '/': '<p>plain words' };
    for (let i = 0; i < 2; i++) expect((await old.draw(web.url('plain'), never)).ok).toBe(true);
    await old.close();
  });
});

test('a browser that is not there is told at once', () => {
  expect(findChromium('/nowhere/chromium')).toBeNull();
});
