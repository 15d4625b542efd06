import { keepFile } from '../../utils/files';
import { tell } from '../../utils/tell';

/** Milliseconds; the platform's own limit is ten minutes, nobody listens that long. */
const longest = 60_000;

/** Records what is said. Fires `recorded` with a file. Tapped to begin and to end: holding a finger down is hard for some. */
Component({
  options: { styleIsolation: 'apply-shared' },
  data: { recording: false },
  methods: {
    toggle() {
      const recorder = wx.getRecorderManager();
      if (this.data.recording) {
        recorder.stop();
        return;
      }

      recorder.onStop((result) => {
        this.setData({ recording: false });
        void this.finish(result);
      });
      recorder.onError(() => {
        this.setData({ recording: false });
        tell('没录上音。可以点输入框，用键盘上的话筒说。');
      });
      this.setData({ recording: true });
      recorder.start({ duration: longest, format: 'mp3', numberOfChannels: 1, sampleRate: 16000, encodeBitRate: 48000 });
    },
    async finish(result: WechatMiniprogram.OnStopListenerResult) {
      if (result.fileSize > 0) {
        const path = await keepFile(result.tempFilePath);
        this.triggerEvent('recorded', { path, type: 'voice', size: result.fileSize });
      }
    },
  },
});
