import { keepFile, type LocalFile } from '../../utils/files';

/** Photos and videos that go with one report. */
const mostFiles = 9;

/** Photos, videos and recordings chosen so far. Fires `change` with all of them. */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: { files: { type: Array, value: [] as LocalFile[] } },
  data: { full: false },
  observers: {
    files(files: LocalFile[]) {
      this.setData({ full: files.length >= mostFiles });
    },
  },
  methods: {
    add() {
      wx.chooseMedia({
        count: mostFiles - this.data.files.length,
        mediaType: ['image', 'video'],
        sizeType: ['compressed'],
        success: (result) => void this.keep(result.tempFiles),
        fail: () => undefined,
      });
    },
    async keep(chosen: WechatMiniprogram.MediaFile[]) {
      const kept: LocalFile[] = [];
      for (const file of chosen) {
        kept.push({ path: await keepFile(file.tempFilePath), type: file.fileType === 'video' ? 'video' : 'image', size: file.size });
      }

      this.triggerEvent('change', { files: [...this.data.files, ...kept].slice(0, mostFiles) });
    },
    remove(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const index = Number(event.currentTarget.dataset.index);
      this.triggerEvent('change', { files: this.data.files.filter((_, at) => at !== index) });
    },
  },
});
