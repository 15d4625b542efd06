import { phonesIn } from '../../utils/phones';
import { call } from '../../utils/tell';

/** A danger: what to do now, and the numbers in it to be called with one tap. */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: { words: { type: String, value: '' } },
  data: { phones: [] as string[] },
  observers: {
    words(words: string) {
      this.setData({ phones: phonesIn(words) });
    },
  },
  methods: {
    call(event: WechatMiniprogram.TouchEvent<object, object, { phone: string }>) {
      call(event.currentTarget.dataset.phone);
    },
  },
});
