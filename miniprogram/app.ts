import { sendWaiting } from './stores/outbox';

App({
  onLaunch() {
    wx.onNetworkStatusChange((network) => {
      if (network.isConnected) {
        void sendWaiting();
      }
    });
  },
  onShow() {
    void sendWaiting();
  },
});
