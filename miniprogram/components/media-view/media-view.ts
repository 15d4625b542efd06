import { fetchMedia } from '../../api/media';
import type { Media } from '../../api/model';
import { tell } from '../../utils/tell';

/** Photos and recordings of a report. Photos are fetched at once, the rest when tapped. */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: { items: { type: Array, value: [] as Media[] } },
  data: { paths: {} as Record<string, string> },
  observers: {
    items(items: Media[]) {
      items.filter((item) => item.type === 'image').forEach((item) => void this.fetch(item));
    },
  },
  methods: {
    async fetch(item: Media): Promise<string | null> {
      const known = this.data.paths[item.id];
      if (known) {
        return known;
      }

      // One that does not come stays as a line that can be tapped.
      const path = item.url ? await fetchMedia(item.url).catch(() => null) : null;
      if (path) {
        this.setData({ paths: { ...this.data.paths, [item.id]: path } });
      }

      return path;
    },
    async open(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const item = this.data.items[Number(event.currentTarget.dataset.index)];
      const path = item ? await this.fetch(item) : null;
      if (!item || !path) {
        tell('现在看不了，过一会儿再点。');
        return;
      }

      if (item.type === 'voice') {
        const player = wx.createInnerAudioContext();
        player.src = path;
        player.play();
      } else {
        wx.previewMedia({ sources: [{ url: path, type: item.type === 'video' ? 'video' : 'image' }], fail: () => undefined });
      }
    },
  },
});
