import { erase, exported, givePhone, link, me, showPublicly, signOut } from '../../api/accounts';
import { gridNotice } from '../../api/grids';
import type { GridNotice, Me } from '../../api/model';
import { forgetEverything, lastSeen } from '../../stores/kept';
import { prefer, preferences } from '../../stores/preferences';
import { comfort } from '../../utils/comfort';
import { shareAsFile } from '../../utils/share';
import { confirmed, tell, tellTrouble, wordsFor } from '../../utils/tell';
import { go, startAgain } from '../../utils/go';

type Switched = WechatMiniprogram.CustomEvent<{ value: boolean }>;

/** How it looks, who one is, and what is kept about one. */
Component({
  behaviors: [comfort],
  data: { me: null as Me | null, homeName: '', contrast: false, offered: false, code: '', trouble: '', busy: false },
  methods: {
    onLoad() {
      this.setData({ contrast: preferences().contrast });
      void this.load();
    },
    async load() {
      try {
        const account = await me();
        this.setData({ me: account, trouble: '' });
        await this.nameHome(account.homeGrid);
      } catch (error) {
        this.setData({ trouble: wordsFor(error) });
      }
    },
    /** Nobody knows their grid by its code. */
    async nameHome(code: string | null) {
      const seen = lastSeen<GridNotice>('home');
      const notice = seen?.code === code ? seen : code ? await gridNotice(code).catch(() => null) : null;
      this.setData({ homeName: notice?.name ?? '' });
    },
    elderly(event: Switched) {
      prefer({ elder: event.detail.value });
    },
    contrasted(event: Switched) {
      prefer({ contrast: event.detail.value });
      this.setData({ contrast: event.detail.value });
    },
    home() {
      go('grid');
    },
    async phone(event: WechatMiniprogram.CustomEvent<{ code?: string }>) {
      const { code } = event.detail;
      if (code) {
        await this.act(async () => {
          const { claimed, link: offer } = await givePhone(code);
          this.setData({ offered: offer === 'offered' });
          await this.load();
          tell(claimed > 0 ? `记下了。之前用这个号码报的 ${claimed} 件也归到您这里了。` : '记下了。');
        });
      }
    },
    typeCode(event: WechatMiniprogram.Input) {
      this.setData({ code: event.detail.value });
    },
    async link() {
      const { code } = this.data;
      if (!/^\d{6}$/.test(code)) {
        tell('填公众号里收到的六位数字。');
        return;
      }

      await this.act(async () => {
        await link(code);
        await this.load();
        this.setData({ code: '', offered: false });
        tell('连上了。公众号里报的事，这里也看得到。');
      });
    },
    async shown(event: Switched) {
      await this.act(async () => {
        await showPublicly(event.detail.value);
        await this.load();
      });
    },
    async export() {
      await this.act(async () => shareAsFile('我的资料.json', JSON.stringify(await exported(), null, 2)));
    },
    async erase() {
      if (await confirmed('删掉以后，您报过的事就查不到了，也恢复不了。真的要删吗？', '删掉')) {
        await this.act(async () => {
          await erase();
          this.gone('都删掉了。');
        });
      }
    },
    async signOut() {
      if (await confirmed('退出后，这部手机上的草稿和记录会清掉。', '退出')) {
        await this.act(async () => {
          await signOut();
          this.gone('已经退出。');
        });
      }
    },
    gone(words: string) {
      forgetEverything();
      tell(words);
      startAgain();
    },
    async act(what: () => Promise<unknown>) {
      this.setData({ busy: true });
      try {
        await what();
      } catch (error) {
        tellTrouble(error);
      } finally {
        this.setData({ busy: false });
      }
    },
  },
});
