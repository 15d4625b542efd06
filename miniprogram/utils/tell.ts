import { Problem } from '../api/problem';
import { NetworkLost } from '../api/wire';

/** Shown until it is tapped away: a toast is gone before slow readers have seen it. */
export function tell(words: string): void {
  wx.showModal({ content: words, showCancel: false, confirmText: '知道了', fail: () => undefined });
}

export function tellTrouble(error: unknown): void {
  tell(wordsFor(error));
}

export function wordsFor(error: unknown): string {
  if (error instanceof NetworkLost) {
    return '网络不太好，没连上。您说的都还在，过一会儿再试。';
  }

  return error instanceof Problem ? error.message : '没办成，请再试一次。';
}

export function confirmed(words: string, yes: string): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({
      content: words,
      confirmText: yes,
      cancelText: '先不了',
      success: (result) => resolve(result.confirm),
      fail: () => resolve(false),
    });
  });
}

export function call(phone: string): void {
  // Giving up before dialling is no trouble.
  wx.makePhoneCall({ phoneNumber: phone, fail: () => undefined });
}
