type Resolve = (answer: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void;

/**
 * Says what a phone's data is needed for when the platform first asks for it, and lets the resident say no.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  data: { shown: false, contract: '《用户隐私保护指引》' },
  lifetimes: {
    attached() {
      this.listen();
    },
  },
  pageLifetimes: {
    // The platform asks whoever listened last, which may be a page that was left.
    show() {
      this.listen();
    },
  },
  methods: {
    listen() {
      // The typings give the listener another shape than the platform does; older platforms have no such question.
      const platform = wx as unknown as { onNeedPrivacyAuthorization?(listener: (resolve: Resolve) => void): void };
      platform.onNeedPrivacyAuthorization?.((resolve) => this.ask(resolve));
    },
    ask(resolve: Resolve) {
      // Several things may wait for the same yes.
      waiting.push(resolve);
      wx.getPrivacySetting({
        success: (setting) => this.setData({ contract: setting.privacyContractName || this.data.contract }),
        complete: () => {
          this.setData({ shown: true });
          resolve({ event: 'exposureAuthorization' });
        },
      });
    },
    read() {
      wx.openPrivacyContract({ fail: () => undefined });
    },
    agree() {
      this.answer({ event: 'agree', buttonId: 'agree-privacy' });
    },
    refuse() {
      this.answer({ event: 'disagree' });
    },
    answer(answer: Parameters<Resolve>[0]) {
      this.setData({ shown: false });
      waiting.splice(0).forEach((resolve) => resolve(answer));
    },
  },
});

const waiting: Resolve[] = [];
