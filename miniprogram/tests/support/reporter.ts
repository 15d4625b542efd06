import { after, afterEach, before, beforeEach } from 'node:test';
import { prefer } from '../../stores/preferences';
import { Answers } from './answers';
import { Platform } from './platform';
import { beginScreens, Screen, until } from './screen';

export const understood = {
  item: { code: 'road-light', name: '路灯', confidence: 0.9 },
  top3: [{ code: 'road-light', name: '路灯', confidence: 0.9 }, { code: 'power', name: '停电', confidence: 0.05 }],
  confidential: false, aboutWorker: false, kind: 'request', urgent: false, emergency: null, places: [], neighbour: null, refusal: null,
};

export const made = {
  number: 'WG-20261121-000042', status: 'submitted', grid: null, due: '2026-11-26T10:00:00Z', joined: false, emergency: null,
  handler: { role: '网格员', name: '演示员甲', phone: null }, follow: '想看进展，点“查进度”。',
};

/** Somebody with the report page before them, and a bot that takes what they say. */
export class Reporter {
  readonly platform = new Platform();
  bot!: Answers;
  page!: Screen;

  constructor() {
    before(() => beginScreens(this.platform));
    beforeEach(() => this.begin());
    afterEach(() => this.end());
    after(() => this.platform.remove());
  }

  open(): Screen {
    this.page = Screen.page('report');
    return this.page;
  }

  async say(words: string): Promise<void> {
    this.open().type('.report-words', words);
    await until(() => (this.page.data['draft'] as { text: string }).text === words);
  }

  async look(): Promise<void> {
    this.page.tap('#next');
    await until(() => this.page.text.includes('这样交，行吗？'));
  }

  private async begin(): Promise<void> {
    this.platform.storage.clear();
    this.platform.said.length = 0;
    this.platform.online = true;
    this.bot = await new Answers().start();
    this.bot.on('POST /api/mini/understanding', () => ({ body: understood })).on('POST /api/mini/intakes', () => ({ status: 201, body: made }));
    this.platform.origin = this.bot.origin;
  }

  private async end(): Promise<void> {
    this.page.close();
    prefer({ elder: false, contrast: false });
    await this.platform.quiet();
    await this.bot.stop();
  }
}
