import { noticeRead, notices } from '../../api/accounts';
import type { Notice } from '../../api/model';
import { comfort } from '../../utils/comfort';
import { moment } from '../../utils/dates';
import { wordsFor } from '../../utils/tell';
import { go } from '../../utils/go';

/** What the resident was told, kept for those whom no message reaches. */
Component({
  behaviors: [comfort],
  data: { items: [] as (Notice & { when: string })[], after: null as string | null, loading: true, trouble: '' },
  methods: {
    onLoad() {
      void this.load();
    },
    async load() {
      this.setData({ loading: true, trouble: '' });
      try {
        const page = await notices(this.data.after ?? undefined);
        const more = page.items.map((notice) => ({ ...notice, when: moment(notice.at) }));
        this.setData({ items: [...this.data.items, ...more], after: page.next });
      } catch (error) {
        this.setData({ trouble: wordsFor(error) });
      } finally {
        this.setData({ loading: false });
      }
    },
    async open(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const notice = this.data.items[Number(event.currentTarget.dataset.index)];
      if (!notice) {
        return;
      }

      if (notice.number) {
        go('intake', { number: notice.number });
      }

      if (!notice.read) {
        this.setData({ items: this.data.items.map((each) => (each.id === notice.id ? { ...each, read: true } : each)) });
        // It stays unread at the bot until the next time.
        await noticeRead(notice.id).catch(() => undefined);
      }
    },
    onReachBottom() {
      if (this.data.after && !this.data.loading) {
        void this.load();
      }
    },
  },
});
