import { notices } from '../../api/accounts';
import { home, moveHome } from '../../api/grids';
import type { GridNotice } from '../../api/model';
import { Problem } from '../../api/problem';
import { delivered, sendWaiting, told, waiting } from '../../stores/outbox';
import { keepSeen, lastSeen } from '../../stores/kept';
import { comfort } from '../../utils/comfort';
import { gridOfScene } from '../../utils/scene';
import { confirmed, tellTrouble } from '../../utils/tell';
import { go } from '../../utils/go';

/** The four things to do, the grid worker, and what still waits to be sent. */
Component({
  behaviors: [comfort],
  data: {
    notice: null as GridNotice | null,
    offline: false,
    unread: 0,
    waiting: 0,
    refused: '',
    arrived: [] as string[],
  },
  pageLifetimes: {
    show() {
      void this.refresh();
    },
  },
  methods: {
    onLoad(query: { scene?: string }) {
      const code = gridOfScene(query.scene);
      if (code) {
        void this.bind(code);
      }
    },
    async bind(code: string) {
      if (await confirmed('把这里记成您家所在的网格吗？', '记下')) {
        await moveHome({ gridCode: code }).catch(tellTrouble);
        await this.refresh();
      }
    },
    async refresh() {
      await Promise.all([this.loadHome(), this.loadNotices(), this.sendWaiting()]);
    },
    async loadHome() {
      try {
        const notice = await home();
        keepSeen('home', notice);
        this.setData({ notice, offline: false });
      } catch (error) {
        const none = error instanceof Problem && error.status === 404;
        this.setData({ notice: none ? null : lastSeen<GridNotice>('home'), offline: !none });
      }
    },
    async loadNotices() {
      // Without network the number is simply not there.
      const page = await notices().catch(() => ({ items: [] }));
      this.setData({ unread: page.items.filter((notice) => !notice.read).length });
    },
    async sendWaiting() {
      this.showWaiting();
      await sendWaiting();
      this.showWaiting();
    },
    showWaiting() {
      const entries = waiting();
      this.setData({
        waiting: entries.filter((entry) => entry.refused === null).length,
        refused: entries.find((entry) => entry.refused !== null)?.refused?.why ?? '',
        arrived: delivered(),
      });
    },
    told(event: WechatMiniprogram.TouchEvent<object, object, { number: string }>) {
      const { number } = event.currentTarget.dataset;
      told(number);
      this.showWaiting();
      go('intake', { number });
    },
    report() {
      go('report');
    },
    progress() {
      go('intakes');
    },
    worker() {
      go('grid');
    },
    policy() {
      go('policy');
    },
    notices() {
      go('notices');
    },
    settings() {
      go('settings');
    },
  },
});
