import type { Understanding } from '../../api/model';
import { day } from '../../utils/dates';

/** What was understood of the resident's words, for them to say yes to. Fires `item` with a code, `join` with a number. */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    understood: { type: Object, value: null as unknown as Understanding },
    itemCode: { type: String, value: '' },
  },
  data: { since: '' },
  observers: {
    understood(understood: Understanding | null) {
      this.setData({ since: day(understood?.neighbour?.submittedAt) });
    },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent<object, object, { code: string }>) {
      this.triggerEvent('item', { code: event.currentTarget.dataset.code });
    },
    join() {
      this.triggerEvent('join', { number: (this.data.understood as Understanding | null)?.neighbour?.number });
    },
  },
});
