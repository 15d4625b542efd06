import { baseUrl } from '../../config';
import { Disk } from './disk';

type Options = Record<string, never> & {
  url: string; method: string; header: Record<string, string>; data?: unknown; filePath: string; content: string;
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
  readonly disk = new Disk();

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

  private underWay = 0;
  private stopped: ((result: unknown) => void) | null = null;

  install(): this {
    const place = globalThis as unknown as { wx?: object };
    place.wx = Object.assign(place.wx ?? {}, this.wx());
    return this;
  }

  file(bytes: Uint8Array): { tempFilePath: string; size: number } {
    return this.disk.file(bytes);
  }

  /** Waits until what the pages asked for, and what they asked next, has been answered: no test hears another's. */
  async quiet(): Promise<void> {
    for (let calm = 0; calm < 3; calm = this.underWay === 0 ? calm + 1 : 0) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  remove(): void {
    this.disk.remove();
  }

  private wx(): object {
    return { ...this.net(), ...this.store(), ...this.screen(), ...this.senses(), env: { USER_DATA_PATH: this.disk.folder } };
  }

  private net(): object {
    return {
      request: (options: Options) => void this.counted(this.request(options)),
      downloadFile: (options: Options) => void this.counted(this.download(options)),
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
      getFileSystemManager: () => this.disk.manager(),
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

  private async counted(what: Promise<void>): Promise<void> {
    this.underWay++;
    await what;
    this.underWay--;
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
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
