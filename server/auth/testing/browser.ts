import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

/** Speaks to the server as a browser on its pages does: own origin, cookies kept. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #app: FastifyInstance;
  readonly #origin: string;
  readonly #address: string;

  constructor(app: FastifyInstance, origin: string, address = '127.0.0.1') {
    this.#app = app;
    this.#origin = origin;
    this.#address = address;
  }

  get(url: string): Promise<LightMyRequestResponse> {
    return this.#send('GET', url);
  }

  post(url: string, body: object = {}): Promise<LightMyRequestResponse> {
    return this.#send('POST', url, body);
  }

  /** Opens a link from a mail and follows it through to the page it leads to. */
  async open(link: string): Promise<string> {
    const answer = await this.get(link.replace(this.#origin, ''));
    return answer.headers.location ?? '';
  }

  /** Opens a mailed link (to sign in, or to confirm the address) and presses its page's button. */
  enter(link: string): Promise<LightMyRequestResponse> {
    const { pathname, searchParams } = new URL(link);
    const asked = pathname === '/verify-email' ? 'verify-email' : 'magic-link/verify';
    return this.post(`/api/auth/${asked}`, { token: searchParams.get('token') });
  }

  async #send(method: 'GET' | 'POST', url: string, body?: object) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.#app.inject({
      method,
      url,
      remoteAddress: this.#address,
      headers: {
        host: new URL(this.#origin).host,
        ...(cookie ? { cookie } : {}),
        ...(method === 'POST' ? { origin: this.#origin, 'sec-fetch-site': 'same-origin' } : {}),
      },
      ...(body ? { payload: body } : {}),
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) this.#keep(line);
    return answer;
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value && !/max-age=0/i.test(line)) this.cookies.set(name, value);
    else this.cookies.delete(name);
  }
}
