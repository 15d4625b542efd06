import { inquire, inquireOfPeople } from '../../api/intakes';
import type { InquiryAnswer } from '../../api/model';
import { askConsent, prepareConsents } from '../../stores/consents';
import { comfort } from '../../utils/comfort';
import { tell, tellTrouble } from '../../utils/tell';
import { go } from '../../utils/go';

/** Questions of policy: answered from the city's documents with the source, or by somebody. */
Component({
  behaviors: [comfort],
  data: { question: '', asked: '', answers: [] as InquiryAnswer['answers'], number: '', busy: false },
  methods: {
    onLoad() {
      // Without the templates nothing is asked for.
      void prepareConsents().catch(() => undefined);
    },
    type(event: WechatMiniprogram.Input) {
      this.setData({ question: event.detail.value });
    },
    async ask() {
      const question = this.data.question.trim();
      if (!question) {
        tell('想问什么？比如：高龄补贴怎么领');
        return;
      }

      await this.go(question, () => inquire(question));
    },
    async askPeople() {
      const question = this.data.asked;
      const asked = askConsent();
      await this.go(question, async () => {
        await asked;
        return inquireOfPeople(question);
      });
    },
    async go(asked: string, how: () => Promise<InquiryAnswer>) {
      this.setData({ busy: true });
      try {
        const { answers, number } = await how();
        this.setData({ asked, answers, number: number ?? '' });
      } catch (error) {
        tellTrouble(error);
      } finally {
        this.setData({ busy: false });
      }
    },
    open() {
      go('intake', { number: this.data.number });
    },
  },
});
