import type { IntakeDetail } from '../../api/model';
import { moment } from '../../utils/dates';

type Entry = IntakeDetail['timeline'][number];

/** What happened to a report, the latest first. */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: { entries: { type: Array, value: [] as Entry[] } },
  data: { shown: [] as (Entry & { when: string })[] },
  observers: {
    entries(entries: Entry[]) {
      this.setData({ shown: entries.map((entry) => ({ ...entry, when: moment(entry.at) })).reverse() });
    },
  },
});
