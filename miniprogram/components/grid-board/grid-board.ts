import type { GridNotice } from '../../api/model';
import { call } from '../../utils/tell';

/** A grid's notice board: name, range, the people and their numbers, whom to complain to. */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: { notice: { type: Object, value: null as unknown as GridNotice } },
  methods: {
    call(event: WechatMiniprogram.TouchEvent<object, object, { phone: string }>) {
      call(event.currentTarget.dataset.phone);
    },
  },
});
