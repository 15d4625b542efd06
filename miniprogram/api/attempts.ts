import { newKey } from '../utils/keys';

/** Keys of what was sent and not answered yet, by what was sent. They outlive the app being closed. */
const place = 'attempts';

/** Attempts remembered at most; one that was never answered is forgotten after that many others. */
const mostAttempts = 50;

export function keyFor(path: string, body: object): string {
  const attempts = read();
  const what = path + JSON.stringify(body);
  const known = attempts.find((attempt) => attempt.what === what);
  if (known) {
    return known.key;
  }

  const key = newKey();
  wx.setStorageSync(place, [...attempts, { what, key }].slice(-mostAttempts));
  return key;
}

/** The bot has answered: the next time is another one. */
export function settle(path: string, body: object): void {
  const what = path + JSON.stringify(body);
  wx.setStorageSync(place, read().filter((attempt) => attempt.what !== what));
}

interface Attempt {
  what: string;
  key: string;
}

function read(): Attempt[] {
  return wx.getStorageSync<Attempt[] | ''>(place) || [];
}
