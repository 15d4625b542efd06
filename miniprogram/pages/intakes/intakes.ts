import { intakes } from '../../api/intakes';
import type { IntakeRow, Page } from '../../api/model';
import { keepSeen, lastSeen } from '../../stores/kept';
import { comfort } from '../../utils/comfort';
import { wordsFor } from '../../utils/tell';
import { go } from '../../utils/go';

type Which = 'open' | 'closed';

/** What the resident reported and goes along with: under way, or done. */
Component({
  behaviors: [comfort],
  data: { which: 'open' as Which, items: [] as IntakeRow[], after: null as string | null, loading: false, trouble: '' },
  pageLifetimes: {
    show() {
      void this.load();
    },
  },
  methods: {
    open() {
      this.choose('open');
    },
    closed() {
      this.choose('closed');
    },
    choose(which: Which) {
      this.setData({ which, items: [], after: null });
      void this.load();
    },
    async load() {
      const { which } = this.data;
      this.setData({ loading: true, trouble: '' });
      try {
        const page = await intakes(which);
        keepSeen(`intakes:${which}`, page);
        this.show(which, page, page.items);
      } catch (error) {
        const page = lastSeen<Page<IntakeRow>>(`intakes:${which}`);
        this.show(which, { items: [], next: null }, page?.items ?? []);
        this.setData({ trouble: wordsFor(error) });
      }
    },
    async more() {
      const { which, after, items } = this.data;
      if (!after || this.data.loading) {
        return;
      }

      this.setData({ loading: true });
      try {
        const page = await intakes(which, after);
        this.show(which, page, [...items, ...page.items]);
      } catch (error) {
        this.setData({ loading: false, trouble: wordsFor(error) });
      }
    },
    show(which: Which, page: Page<IntakeRow>, items: IntakeRow[]) {
      // A slow answer must not show under the other heading.
      if (which === this.data.which) {
        this.setData({ items, after: page.next, loading: false });
      }
    },
    onReachBottom() {
      void this.more();
    },
    report() {
      go('report');
    },
  },
});
