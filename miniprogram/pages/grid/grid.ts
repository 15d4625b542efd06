import { gridNotice, gridsAt, gridsNamed, home, moveHome } from '../../api/grids';
import type { GridFound, GridNotice } from '../../api/model';
import { Problem } from '../../api/problem';
import { keepSeen, lastSeen } from '../../stores/kept';
import { comfort } from '../../utils/comfort';
import { gridOfScene } from '../../utils/scene';
import { tell, tellTrouble, wordsFor } from '../../utils/tell';
import { here } from '../../utils/where';
import { go } from '../../utils/go';

/** The home grid's people; finding another by location, address or QR code. */
Component({
  behaviors: [comfort],
  data: {
    notice: null as GridNotice | null,
    homeCode: '',
    found: [] as GridFound[],
    words: '',
    trouble: '',
    busy: false,
  },
  methods: {
    onLoad() {
      void this.loadHome();
    },
    async loadHome() {
      try {
        const notice = await home();
        keepSeen('home', notice);
        this.setData({ notice, homeCode: notice.code, trouble: '' });
      } catch (error) {
        if (!(error instanceof Problem && error.status === 404)) {
          this.setData({ notice: lastSeen<GridNotice>('home'), trouble: wordsFor(error) });
        }
      }
    },
    type(event: WechatMiniprogram.Input) {
      this.setData({ words: event.detail.value });
    },
    async byAddress() {
      const words = this.data.words.trim();
      if (words) {
        await this.find(() => gridsNamed(words));
      }
    },
    async byLocation() {
      const point = await here();
      if (point) {
        await this.find(() => gridsAt(point.lon, point.lat));
      } else {
        tell('没拿到位置。写小区、楼号或村组也能找。');
      }
    },
    byCode() {
      wx.scanCode({
        success: (scanned) => {
          const code = gridOfScene(scanned.path || scanned.result);
          if (code) {
            void this.view(code);
          } else {
            tell('这不是网格的二维码，扫公示牌上的那个。');
          }
        },
        fail: () => undefined,
      });
    },
    async find(how: () => Promise<{ items: GridFound[] }>) {
      await this.act(async () => {
        const { items } = await how();
        this.setData({ found: items });
        if (items.length === 0) {
          tell('没找到。换个说法试试：小区、楼号、村组、路名。');
        } else if (items.length === 1 && items[0]) {
          await this.view(items[0].code);
        }
      });
    },
    async choose(event: WechatMiniprogram.TouchEvent<object, object, { code: string }>) {
      await this.view(event.currentTarget.dataset.code);
    },
    async view(code: string) {
      try {
        this.setData({ notice: await gridNotice(code), found: [] });
      } catch (error) {
        tellTrouble(error);
      }
    },
    async settle() {
      const code = this.data.notice?.code ?? '';
      await this.act(async () => {
        const notice = await moveHome({ gridCode: code });
        keepSeen('home', notice);
        this.setData({ notice, homeCode: notice.code });
      });
    },
    async act(what: () => Promise<unknown>) {
      this.setData({ busy: true });
      await what().catch(tellTrouble);
      this.setData({ busy: false });
    },
    report() {
      go('report');
    },
  },
});
