import type { ChosenPlace } from '../../stores/draft';
import { tell } from '../../utils/tell';
import { here, onTheMap } from '../../utils/where';

/** Where it is: here, on the map, in words, or in the home grid. Fires `chosen` with a place. */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    chosen: { type: String, value: '' },
    homeCode: { type: String, value: '' },
    homeName: { type: String, value: '' },
  },
  data: { words: '' },
  methods: {
    async here() {
      const point = await here();
      if (point) {
        this.choose({ shown: '我现在的位置', sent: { ...point, crs: 'gcj02' } });
      } else {
        tell('没拿到位置。写小区、楼号或村组也行。');
      }
    },
    async map() {
      const place = await onTheMap();
      if (place) {
        this.choose(place);
      }
    },
    home() {
      this.choose({ shown: this.data.homeName, sent: { gridCode: this.data.homeCode } });
    },
    type(event: WechatMiniprogram.Input) {
      this.setData({ words: event.detail.value });
      const words = event.detail.value.trim();
      this.choose(words ? { shown: words, sent: { text: words } } : null);
    },
    choose(place: ChosenPlace | null) {
      this.triggerEvent('chosen', { place });
    },
  },
});
