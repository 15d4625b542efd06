import type { Understanding } from '../../api/model';
import { day } from '../../utils/dates';
import { stageWords } from '../../utils/stages';

/** What was understood of the resident's words, for them to say yes to. Fires `item` with a code, `join` with a number. */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    understood: { type: Object, value: null as unknown as Understanding },
    itemCode: { type: String, value: '' },
  },
  data: { since: '', stage: '' },
  observers: {
    understood(understood: Understanding | null) {
      const neighbour = understood?.neighbour;
      this.setData({ since: day(neighbour?.submittedAt), stage: stageWords(neighbour?.stage) });
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
