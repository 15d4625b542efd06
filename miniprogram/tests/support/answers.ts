import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
  bytes: Buffer;
}

interface Given {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Reads the request and then breaks the line: what was asked may have been done. */
  cut?: boolean;
}

type Answerer = (asked: Asked) => Given;

/** A server that answers as a test says, over real HTTP, and remembers what it was asked. */
export class Answers {
  readonly asked: Asked[] = [];
  private readonly answerers = new Map<string, Answerer>();
  private server: Server | null = null;

  async start(): Promise<this> {
    this.server = createServer((request, response) => void this.hear(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.on('POST /api/mini/login', () => ({ body: { token: 't', refreshToken: 'r', expiresIn: 3600, linked: false } }));
    this.on('GET /api/mini/consents', () => ({ body: { items: [] } }));
    this.on('GET /api/mini/notices', () => ({ body: { items: [], next: null } }));
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }

  /** Answers `GET /path`; `*` stands for one part of it. What is not said is 404. */
  on(what: string, answerer: Answerer): this {
    this.answerers.set(what, answerer);
    return this;
  }

  of(what: string): Asked[] {
    return this.asked.filter((asked) => matches(what, asked));
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private async hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) {
      pieces.push(piece as Buffer);
    }

    const bytes = Buffer.concat(pieces);
    const asked: Asked = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers as Record<string, string>,
      body: request.headers['content-type'] === 'application/json' && bytes.length > 0 ? JSON.parse(bytes.toString()) as unknown : null,
      bytes,
    };
    this.asked.push(asked);
    const found = [...this.answerers].reverse().find(([what]) => matches(what, asked));
    this.answer(response, found ? found[1](asked) : { status: 404, body: { title: '没有找到' } });
  }

  private answer(response: ServerResponse, { status = 200, body, headers = {}, cut = false }: Given): void {
    if (cut) {
      response.socket?.destroy();
      return;
    }

    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined || status === 304 ? '' : JSON.stringify(body));
  }
}

function matches(what: string, asked: Asked): boolean {
  const [method, path = ''] = what.split(' ');
  const asks = (asked.path.split('?')[0] ?? '').split('/');
  const parts = path.split('/');
  return method === asked.method && parts.length === asks.length && parts.every((part, at) => part === '*' || part === asks[at]);
}
