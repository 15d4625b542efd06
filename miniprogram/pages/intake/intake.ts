import { intake, rate, supplement, urge, withdraw } from '../../api/intakes';
import type { IntakeDetail } from '../../api/model';
import { upload, type Begun } from '../../api/uploads';
import { keepSeen, lastSeen } from '../../stores/kept';
import { comfort } from '../../utils/comfort';
import { day } from '../../utils/dates';
import type { LocalFile } from '../../utils/files';
import { call, confirmed, tell, tellTrouble, wordsFor } from '../../utils/tell';

/** Uploads of a supplement that were cut, by path, to go on with. */
const begun = new Map<string, Begun>();

/** One report: where it stands, what happened, and what the resident can do about it. */
Component({
  behaviors: [comfort],
  data: {
    number: '',
    intake: null as IntakeDetail | null,
    can: {} as Record<string, boolean>,
    due: '',
    trouble: '',
    busy: false,
    adding: false,
    words: '',
    files: [] as LocalFile[],
  },
  pageLifetimes: {
    show() {
      if (this.data.number) {
        void this.load();
      }
    },
  },
  methods: {
    onLoad(query: { number?: string }) {
      this.setData({ number: query.number ?? '' });
      void this.load();
    },
    async load() {
      const { number } = this.data;
      try {
        const detail = await intake(number);
        keepSeen(`intake:${number}`, detail);
        this.show(detail, '');
      } catch (error) {
        this.show(lastSeen<IntakeDetail>(`intake:${number}`), wordsFor(error));
      }
    },
    show(detail: IntakeDetail | null, trouble: string) {
      this.setData({
        intake: detail,
        can: Object.fromEntries((trouble ? [] : detail?.can ?? []).map((act) => [act, true])),
        due: day(detail?.due),
        trouble,
      });
    },
    async urge() {
      await this.act(async () => tell((await urge(this.data.number)).said));
    },
    async withdraw() {
      if (await confirmed('不用办了吗？撤回以后想再办，要重新报。', '撤回')) {
        await this.act(async () => tell((await withdraw(this.data.number, '')).said));
      }
    },
    async rate(event: WechatMiniprogram.CustomEvent<{ score: number; words: string }>) {
      const { score, words } = event.detail;
      await this.act(async () => tell((await rate(this.data.number, score, words)).said));
    },
    add() {
      this.setData({ adding: true });
    },
    type(event: WechatMiniprogram.Input) {
      this.setData({ words: event.detail.value });
    },
    chooseFiles(event: WechatMiniprogram.CustomEvent<{ files: LocalFile[] }>) {
      this.setData({ files: event.detail.files });
    },
    async supplement() {
      const { number, words, files } = this.data;
      if (!words.trim() && files.length === 0) {
        tell('补充点什么？写一句，或者加张照片。');
        return;
      }

      await this.act(async () => {
        const media: string[] = [];
        for (const file of files) {
          media.push(await upload(file, begun.get(file.path) ?? null, (each) => begun.set(file.path, each)));
        }

        const { said, emergency } = await supplement(number, words.trim(), media);
        tell(emergency ? `${emergency}\n${said}` : said);
        this.setData({ adding: false, words: '', files: [] });
      });
    },
    /** One act at a time; afterwards what the bot knows is shown, whether it went through or not. */
    async act(what: () => Promise<unknown>) {
      if (this.data.busy) {
        return;
      }

      this.setData({ busy: true });
      try {
        await what();
      } catch (error) {
        tellTrouble(error);
      } finally {
        this.setData({ busy: false });
      }

      await this.load();
    },
    call() {
      const phone = this.data.intake?.handler?.phone;
      if (phone) {
        call(phone);
      }
    },
  },
});
