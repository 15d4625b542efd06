import { home } from '../../api/grids';
import { drafts, dropDraft, keepDraft, understand } from '../../api/intakes';
import type { Draft, IntakeForm, IntakeMade, Understanding } from '../../api/model';
import { Problem } from '../../api/problem';
import { askConsent, prepareConsents } from '../../stores/consents';
import { draft, drop, keep, type ChosenPlace, type ReportDraft } from '../../stores/draft';
import { put, sendWaiting, takeBack, told, waiting, type Refusal } from '../../stores/outbox';
import { comfort } from '../../utils/comfort';
import { day } from '../../utils/dates';
import type { LocalFile } from '../../utils/files';
import { tell, tellTrouble } from '../../utils/tell';
import { formOf, whereOf } from './form';
import { back, next, type Step } from './steps';
import { leave, replace } from '../../utils/go';

/** A report begun before, on this phone or another, as it is kept with the bot. */
interface Begun {
  id: string;
  words: string;
  day: string;
  fields: Draft['fields'];
}

/** Saying what is wrong: in one's own words or by voice, a place, photos, a look at what was understood, done. */
Component({
  behaviors: [comfort],
  data: {
    step: 'say' as Step,
    draft: { id: '', text: '', place: null, files: [] } as ReportDraft,
    homeCode: '',
    homeName: '',
    understood: null as Understanding | null,
    item: '',
    confidential: false,
    phone: '',
    onBehalfOf: '',
    busy: false,
    made: null as IntakeMade | null,
    due: '',
    refused: null as Refusal | null,
    later: '',
    where: '',
    begun: [] as Begun[],
  },
  methods: {
    onLoad() {
      this.setData({ draft: this.refusedBefore() ?? draft() });
      void this.learnHome();
      void this.learnBegun();
      // Without the templates nothing is asked for; the report goes on all the same.
      void prepareConsents().catch(() => undefined);
    },
    /** What the bot did not take comes back to be changed. */
    refusedBefore(): ReportDraft | null {
      const refused = waiting().find((entry) => entry.refused !== null);
      if (!refused) {
        return null;
      }

      takeBack(refused.key);
      const { text, place } = refused.form;
      const words: ReportDraft = { ...draft(), text, place: place ? { shown: place.text ?? '之前选的位置', sent: place } : null, files: refused.files };
      keep(words);
      this.setData({ refused: refused.refused });
      return words;
    },
    async learnHome() {
      // Nobody needs a home grid to report something.
      const notice = await home().catch(() => null);
      this.setData({ homeCode: notice?.code ?? '', homeName: notice?.name ?? '' });
    },
    /** Only where nothing is said here yet: what is written on this phone is not to be replaced. */
    async learnBegun() {
      const { items } = await drafts().catch(() => ({ items: [] as Draft[] }));
      const { id, text, files } = this.data.draft;
      if (!text.trim() && files.length === 0) {
        const others = items.filter((kept) => kept.id !== id && kept.fields.text?.trim() && !waiting().some((entry) => entry.form.draftId === kept.id));
        this.setData({ begun: others.map((kept) => ({ id: kept.id, words: kept.fields.text ?? '', day: day(kept.savedAt), fields: kept.fields })) });
      }
    },
    /** Goes on under the same name, so that the draft goes away when the report is in. */
    takeUp(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const begun = this.data.begun[Number(event.currentTarget.dataset.index)];
      if (begun) {
        const { text, place, item, phone, onBehalfOf, confidential } = begun.fields;
        const draft: ReportDraft = { id: begun.id, text: text ?? '', place: place ? { shown: place.text ?? '之前选的位置', sent: place } : null, files: [] };
        keep(draft);
        this.setData({ draft, begun: [], item: item ?? '', phone: phone ?? '', onBehalfOf: onBehalfOf ?? '', confidential: confidential === true });
      }
    },
    async dropBegun(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const begun = this.data.begun[Number(event.currentTarget.dataset.index)];
      if (!begun) {
        return;
      }

      try {
        await dropDraft(begun.id);
        this.setData({ begun: this.data.begun.filter((kept) => kept.id !== begun.id) });
      } catch (error) {
        tellTrouble(error);
      }
    },
    say(event: WechatMiniprogram.Input) {
      this.change({ text: event.detail.value });
    },
    recorded(event: WechatMiniprogram.CustomEvent<LocalFile>) {
      this.change({ files: [...this.data.draft.files, event.detail] });
    },
    chooseFiles(event: WechatMiniprogram.CustomEvent<{ files: LocalFile[] }>) {
      this.change({ files: event.detail.files });
    },
    choosePlace(event: WechatMiniprogram.CustomEvent<{ place: ChosenPlace | null }>) {
      this.change({ place: event.detail.place });
    },
    chooseItem(event: WechatMiniprogram.CustomEvent<{ code: string }>) {
      this.setData({ item: event.detail.code });
    },
    typePhone(event: WechatMiniprogram.Input) {
      this.setData({ phone: event.detail.value.trim() });
    },
    typeOnBehalf(event: WechatMiniprogram.Input) {
      this.setData({ onBehalfOf: event.detail.value.trim() });
    },
    secret(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.setData({ confidential: event.detail.value });
    },
    change(change: Partial<ReportDraft>) {
      const changed = { ...this.data.draft, ...change };
      keep(changed);
      this.setData({ draft: changed, refused: null, begun: [] });
    },
    async goOn() {
      const { draft: said, step, elder } = this.data;
      if (!said.text.trim() && !said.files.some((file) => file.type === 'voice')) {
        tell('先说说是什么事，一句话就行。');
        return;
      }

      const coming = next(step, elder);
      if (coming === 'check') {
        await this.look();
        this.setData({ where: whereOf(this.data.draft, this.data.understood, this.data.homeName) });
      }

      this.setData({ step: coming });
    },
    goBack() {
      this.setData({ step: back(this.data.step, this.data.elder) });
    },
    /** Understanding only suggests: without network the report goes out as it was said. */
    async look() {
      const { text, id, place } = this.data.draft;
      if (!text.trim()) {
        this.setData({ understood: null, item: '' });
        return;
      }

      this.setData({ busy: true });
      try {
        const understood = await understand(text.trim());
        this.setData({ understood, item: understood.item.code, confidential: this.data.confidential || understood.confidential });
        void keepDraft(id, place ? { text, place: place.sent } : { text }).catch(() => undefined);
      } catch (error) {
        this.setData({ understood: null, item: '' });
        if (error instanceof Problem && !error.passes) {
          tellTrouble(error);
        }
      } finally {
        this.setData({ busy: false });
      }
    },
    /** One of the places that the words may mean. */
    chooseCandidate(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const place = this.data.refused?.candidates[Number(event.currentTarget.dataset.index)];
      if (place) {
        const shown = `${place.address || place.words}（${place.gridName}）`;
        this.change({ place: { shown, sent: { text: place.address || place.words, gridCode: place.gridCode } } });
      }
    },
    /** Not the grid's as it was said, but as something else it is. */
    async takeInstead() {
      const instead = this.data.refused?.instead;
      if (instead) {
        await this.submit(instead.item ? { kind: instead.kind, item: instead.item } : { kind: instead.kind });
      }
    },
    async join(event: WechatMiniprogram.CustomEvent<{ number: string }>) {
      await this.submit({ join: event.detail.number });
    },
    async confirm() {
      await this.submit({});
    },
    /** Written down first, then sent: whatever the network does, nothing is lost and nothing goes out twice. */
    async submit(extra: Partial<IntakeForm>) {
      if (this.data.busy) {
        return;
      }

      this.setData({ busy: true });
      const asked = askConsent();
      const { draft: said, understood } = this.data;
      const key = put({ ...formOf(said, understood, this.data), ...extra }, said.files);
      drop();
      await asked;
      const made = (await sendWaiting()).get(key) ?? null;
      this.setData({ busy: false });
      this.finish(key, made);
    },
    finish(key: string, made: IntakeMade | null) {
      if (!made && waiting().some((entry) => entry.key === key && entry.refused !== null)) {
        this.setData({ draft: this.refusedBefore() ?? this.data.draft, step: 'say' });
        tell(this.data.refused?.why ?? '');
        return;
      }

      if (made) {
        told(made.number);
      }

      const later = waiting().find((entry) => entry.key === key)?.later ?? '';
      this.setData({ made, later, due: day(made?.due), step: 'done' });
    },
    open() {
      replace('intake', { number: this.data.made?.number ?? '' });
    },
    leave() {
      leave();
    },
  },
});
