import { JSDOM } from 'jsdom';
import { join } from 'node:path';
import type { Platform } from './platform';

interface Rendered {
  /** Nothing for a component without an element of its own. */
  dom?: HTMLElement;
  data: Record<string, unknown>;
  instance: Record<string, (...args: unknown[]) => unknown>;
  querySelector(selector: string): Rendered | undefined;
  querySelectorAll(selector: string): Rendered[];
  dispatchEvent(name: string, options?: object): void;
  addEventListener(name: string, handler: (event: { detail: unknown }) => void): void;
  attach(parent: Element): void;
  detach(): void;
  triggerPageLifeTime(name: string): void;
}

interface Simulate {
  load(path: string, options: object): string;
  render(id: string, properties?: object): Rendered;
}

const root = join(__dirname, '../..');
const patience = 30_000;
let simulate: Simulate | null = null;

/** A page or component drawn as WeChat draws it, with TDesign's real components in it. */
export class Screen {
  private constructor(readonly rendered: Rendered) {}

  static page(name: string, query: Record<string, string> = {}): Screen {
    const screen = Screen.draw(`pages/${name}/${name}`, {});
    screen.rendered.instance['onLoad']?.(query);
    screen.rendered.triggerPageLifeTime('show');
    return screen;
  }

  static component(name: string, properties: object = {}): Screen {
    return Screen.draw(`components/${name}/${name}`, properties);
  }

  private static draw(path: string, properties: object): Screen {
    if (!simulate) {
      throw new Error('beginScreens comes first');
    }

    const rendered = simulate.render(simulate.load(join(root, path), { rootPath: root, compiler: 'official' }), properties);
    rendered.attach(document.body);
    return new Screen(rendered);
  }

  get text(): string {
    return this.rendered.dom?.textContent ?? '';
  }

  get data(): Record<string, unknown> {
    return this.rendered.data;
  }

  /** Something inside a component of the page: `screen.in('#place-picker')`. */
  in(selector: string): Screen {
    return new Screen(this.find(selector));
  }

  get html(): string {
    return this.rendered.dom?.innerHTML ?? '';
  }

  has(selector: string): boolean {
    return this.rendered.querySelector(selector) !== undefined;
  }

  /** Taps what carries the words, or what the selector names; TDesign's buttons and switches are tapped where the finger meets it. */
  tap(selector: string, words = ''): void {
    const found = this.rendered.querySelectorAll(selector).find((each) => !words || (each.dom?.textContent ?? '').includes(words));
    if (!found) {
      throw new Error(`Nothing to tap: ${selector} ${words} in ${this.text}`);
    }

    (innerPart(found) ?? found).dispatchEvent('tap');
  }

  type(selector: string, value: string): void {
    this.fire(selector, 'input', { value });
  }

  fire(selector: string, event: string, detail: object): void {
    this.find(selector).dispatchEvent(event, { detail });
  }

  close(): void {
    this.rendered.detach();
  }

  private find(selector: string): Rendered {
    const found = this.rendered.querySelector(selector);
    if (!found) {
      throw new Error(`Not there: ${selector} in ${this.text}`);
    }

    return found;
  }
}

function innerPart(found: Rendered): Rendered | undefined {
  try {
    return found.querySelector('.t-button') ?? found.querySelector('.t-switch');
  } catch {
    // A plain element has nothing of its own inside.
    return undefined;
  }
}

/** Lays out a window and WeChat's component model in it. The platform must be installed before. */
export function beginScreens(platform: Platform): void {
  platform.install();
  const { window } = new JSDOM('<!doctype html><html><head></head><body></body></html>');
  const names = ['document', 'Event', 'CustomEvent', 'TouchEvent', 'Element', 'HTMLElement', 'Node', 'MutationObserver'] as const;
  Object.assign(globalThis, { window }, Object.fromEntries(names.map((name) => [name, window[name] as unknown])), {
    getApp: () => ({ globalData: {} }),
    getCurrentPages: () => [],
    requestAnimationFrame: (callback: () => void) => setTimeout(callback, 0),
  });
  // Only now: it looks for the window when it is loaded.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const loaded: unknown = require('miniprogram-simulate');
  simulate = loaded as Simulate;
  platform.install();
}

/** Waits for a condition, not for a time. */
export async function until(what: () => boolean, else_ = what.toString()): Promise<void> {
  const end = performance.now() + patience;
  while (!what()) {
    if (performance.now() > end) {
      throw new Error(`It never came: ${else_}`);
    }

    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
