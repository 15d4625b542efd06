/** How content a resident is, from 1 to 5, with words. Below 3 it goes back to be done again. Fires `rated`. */
Component({
  options: { styleIsolation: 'apply-shared' },
  data: {
    score: 0,
    words: '',
    scores: [
      { score: 5, name: '很满意' },
      { score: 4, name: '满意' },
      { score: 3, name: '基本满意' },
      { score: 2, name: '不满意' },
      { score: 1, name: '很不满意' },
    ],
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent<object, object, { score: number }>) {
      this.setData({ score: Number(event.currentTarget.dataset.score) });
    },
    type(event: WechatMiniprogram.Input) {
      this.setData({ words: event.detail.value });
    },
    send() {
      if (this.data.score > 0) {
        this.triggerEvent('rated', { score: this.data.score, words: this.data.words.trim() });
      }
    },
  },
});
