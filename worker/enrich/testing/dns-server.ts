import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** What a name has, by record type; `silent` names are never answered. */
export interface DnsRecords {
  A?: string[];
  MX?: [priority: number, host: string][];
  TXT?: string[];
  NS?: string[];
  CNAME?: string[];
  PTR?: string[];
}

const TYPES = { A: 1, NS: 2, CNAME: 5, PTR: 12, MX: 15, TXT: 16 } as const;
type RecordType = keyof typeof TYPES;
const NAME_ERROR = 3;

/** A name server on this machine (RFC 1035, UDP), for tests. */
export class TestDnsServer {
  readonly zone = new Map<string, DnsRecords | 'silent'>();
  readonly asked: string[] = [];
  readonly #socket: Socket;

  private constructor() {
    this.#socket = createSocket('udp4');
    this.#socket.on('message', (question, from) => {
      const answer = this.#answer(question);
      if (answer) this.#socket.send(answer, from.port, from.address);
    });
  }

  /** On a free port when none is named. */
  static async start(port = 0): Promise<TestDnsServer> {
    const server = new TestDnsServer();
    server.#socket.bind(port, '127.0.0.1');
    await once(server.#socket, 'listening');
    return server;
  }

  /** As `Resolver.setServers` wants it. */
  get address(): string {
    return `127.0.0.1:${this.#socket.address().port}`;
  }

  stop(): void {
    this.#socket.close();
  }

  #answer(question: Buffer): Buffer | null {
    const { name, end } = readName(question, 12);
    const type = question.readUInt16BE(end);
    this.asked.push(name);
    const records = this.zone.get(name);
    if (records === 'silent') return null;
    const [wanted] = Object.entries(TYPES).find(([, code]) => code === type) ?? [];
    const data = records && wanted ? encodeAll(wanted as RecordType, records) : [];
    const head = Buffer.alloc(12);
    question.copy(head, 0, 0, 2);
    head.writeUInt16BE(0x8180 | (records ? 0 : NAME_ERROR), 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(data.length, 6);
    const answers = data.map((bytes) => {
      // The name by a pointer to the question, then type, class, a minute to live, and the length.
      const record = Buffer.alloc(12);
      record.writeUInt16BE(0xc00c, 0);
      record.writeUInt16BE(type, 2);
      record.writeUInt16BE(1, 4);
      record.writeUInt32BE(60, 6);
      record.writeUInt16BE(bytes.length, 10);
      return Buffer.concat([record, bytes]);
    });
    return Buffer.concat([head, question.subarray(12, end + 4), ...answers]);
  }
}

function encodeAll(type: RecordType, records: DnsRecords): Buffer[] {
  switch (type) {
    case 'A':
      return (records.A ?? []).map((address) => Buffer.from(address.split('.').map(Number)));
    case 'MX':
      return (records.MX ?? []).map(([priority, host]) => {
        const head = Buffer.alloc(2);
        head.writeUInt16BE(priority);
        return Buffer.concat([head, encodeName(host)]);
      });
    case 'TXT':
      return (records.TXT ?? []).map((text) =>
        Buffer.concat(
          (text.match(/.{1,255}/gs) ?? ['']).map((part) =>
            Buffer.concat([Buffer.from([part.length]), Buffer.from(part)]),
          ),
        ),
      );
    default:
      return (records[type] ?? []).map((host) => encodeName(host));
  }
}

function encodeName(name: string): Buffer {
  const labels = name.split('.').filter(Boolean);
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}

function readName(message: Buffer, from: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = from;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}
