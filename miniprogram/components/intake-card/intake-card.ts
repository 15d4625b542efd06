import type { IntakeRow } from '../../api/model';
import { day } from '../../utils/dates';
import { go } from '../../utils/go';

/** One report in the list. Tapped, it opens. */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: { intake: { type: Object, value: null as unknown as IntakeRow } },
  data: { submitted: '', due: '' },
  observers: {
    intake(intake: IntakeRow | null) {
      this.setData({ submitted: day(intake?.submittedAt), due: day(intake?.due) });
    },
  },
  methods: {
    open() {
      const { number } = this.data.intake;
      go('intake', { number });
    },
  },
});
