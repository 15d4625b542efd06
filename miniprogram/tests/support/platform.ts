import { copyFileSync, mkdtempSync, openSync, readSync, closeSync, rmSync, writeFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseUrl } from '../../config';

type Options = Record<string, never> & {
  url: string; method: string; header: Record<string, string>; data?: unknown; filePath: string; tempFilePath: string;
  position: number; length: number; key: string; content: string;
  success?: (result: unknown) => void; fail?: (error: { errMsg: string }) => void; complete?: () => void;
};

/**
 * WeChat's side of the tests: storage in memory, files on the real disk, requests over real HTTP.
 * What a resident would see or be asked is written down, and answered as the test says.
 */
export class Platform {
  readonly storage = new Map<string, string>();
  readonly opened: string[] = [];
  readonly said: string[] = [];
  readonly called: string[] = [];
  readonly subscribed: string[][] = [];
  readonly shared: string[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'miniprogram-'));

  /** Where requests for the bot really go. */
  origin = '';
  online = true;
  /** What is lost of a request: all of it, or only its answer. */
  loses: (method: string, url: string) => 'request' | 'answer' | null = () => null;
  loginCode: () => string | Promise<string> = () => 'login-code';
  answersYes = true;
  location: { longitude: number; latitude: number } | null = null;
  mapPlace: { name: string; address: string; longitude: number; latitude: number } | null = null;
  scanned = '';
  chosen: { tempFilePath: string; size: number; fileType: string }[] = [];
  consents: Record<string, string> = {};
  recorded: { tempFilePath: string; fileSize: number; duration: number } | null = null;

  private files = 0;
  private stopped: ((result: unknown) => void) | null = null;

  install(): this {
    const place = globalThis as unknown as { wx?: object };
    place.wx = Object.assign(place.wx ?? {}, this.wx());
    return this;
  }

  /** A file as the camera leaves it. */
  file(bytes: Uint8Array): { tempFilePath: string; size: number } {
    const tempFilePath = join(this.folder, `taken-${this.files++}`);
    writeFileSync(tempFilePath, bytes);
    return { tempFilePath, size: bytes.length };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private wx(): object {
    return { ...this.net(), ...this.store(), ...this.screen(), ...this.senses(), env: { USER_DATA_PATH: this.folder } };
  }

  private net(): object {
    return {
      request: (options: Options) => void this.request(options),
      downloadFile: (options: Options) => void this.download(options),
      onNetworkStatusChange: () => undefined,
      login: (options: Options) => void Promise.resolve(this.loginCode()).then((code) => options.success?.({ code })),
    };
  }

  private store(): object {
    return {
      getStorageSync: (key: string): unknown => JSON.parse(this.storage.get(key) ?? '""') as unknown,
      setStorageSync: (key: string, value: unknown) => this.storage.set(key, JSON.stringify(value)),
      removeStorageSync: (key: string) => this.storage.delete(key),
      getStorageInfoSync: () => ({ keys: [...this.storage.keys()] }),
      getFileSystemManager: () => ({
        readFile: (options: Options) => this.read(options),
        saveFile: (options: Options) => {
          const savedFilePath = join(this.folder, `kept-${this.files++}`);
          copyFileSync(options.tempFilePath, savedFilePath);
          options.success?.({ savedFilePath });
        },
        removeSavedFile: (options: Options) => rmSync(options.filePath, { force: true }),
        writeFile: (options: Options) => {
          writeFileSync(options.filePath, String(options.data));
          options.success?.({});
        },
      }),
    };
  }

  private screen(): object {
    const open = (options: Options): void => void this.opened.push(options.url);
    return {
      navigateTo: open,
      redirectTo: open,
      reLaunch: open,
      navigateBack: () => this.opened.push('back'),
      showModal: (options: Options) => {
        this.said.push(options.content);
        options.success?.({ confirm: this.answersYes });
      },
      makePhoneCall: (options: { phoneNumber: string }) => this.called.push(options.phoneNumber),
      shareFileMessage: (options: Options) => {
        this.shared.push(options.filePath);
        options.success?.({});
      },
    };
  }

  private senses(): object {
    const given = (what: object | null, options: Options): void =>
      what ? options.success?.(what) : options.fail?.({ errMsg: 'fail auth deny' });
    return {
      getLocation: (options: Options) => given(this.location, options),
      chooseLocation: (options: Options) => given(this.mapPlace, options),
      scanCode: (options: Options) => given({ result: this.scanned }, options),
      chooseMedia: (options: Options) => given({ tempFiles: this.chosen }, options),
      requestSubscribeMessage: (options: Options & { tmplIds: string[] }) => {
        this.subscribed.push(options.tmplIds);
        options.success?.(this.consents);
      },
      getRecorderManager: () => ({
        start: () => undefined,
        stop: () => this.stopped?.(this.recorded),
        onStop: (listener: (result: unknown) => void) => { this.stopped = listener; },
        onError: () => undefined,
      }),
    };
  }

  private async request(options: Options): Promise<void> {
    try {
      const { method, data, header } = options;
      const body = method === 'GET' || data === undefined ? undefined
        : data instanceof ArrayBuffer ? data : JSON.stringify(data);
      const answer = await this.fetch(options.url, { method, headers: header, body });
      const text = await answer.text();
      options.success?.({
        statusCode: answer.status,
        header: Object.fromEntries([...answer.headers].map(([name, value]) => [name === 'etag' ? 'ETag' : name, value])),
        data: parsed(text),
      });
    } catch (error) {
      options.fail?.({ errMsg: `request:fail ${String(error)}` });
    }
  }

  private async download(options: Options): Promise<void> {
    try {
      const answer = await this.fetch(options.url, { headers: options.header });
      const { tempFilePath } = this.file(new Uint8Array(await answer.arrayBuffer()));
      options.success?.({ statusCode: answer.status, tempFilePath });
    } catch (error) {
      options.fail?.({ errMsg: `downloadFile:fail ${String(error)}` });
    }
  }

  private async fetch(url: string, init: RequestInit): Promise<Response> {
    const lost = this.loses(init.method ?? 'GET', url);
    if (!this.online || lost === 'request') {
      throw new Error('offline');
    }

    const answer = await fetch(url.replace(baseUrl, this.origin), init);
    if (lost === 'answer') {
      throw new Error('the answer was lost');
    }

    return answer;
  }

  private read(options: Options): void {
    try {
      const handle = openSync(options.filePath, 'r');
      const length = options.length ?? statSync(options.filePath).size;
      const bytes = new Uint8Array(length);
      const got = readSync(handle, bytes, 0, length, options.position ?? 0);
      closeSync(handle);
      options.success?.({ data: bytes.slice(0, got).buffer });
    } catch (error) {
      options.fail?.({ errMsg: String(error) });
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
