/** What was last seen, to be shown where there is no network. Gone at signing out. */
const prefix = 'kept:';

export function keepSeen(name: string, value: unknown): void {
  wx.setStorageSync(prefix + name, value);
}

export function lastSeen<T>(name: string): T | null {
  return wx.getStorageSync<T | ''>(prefix + name) || null;
}

/** Removes whatever this phone keeps of a resident, but how they want it to look. */
export function forgetEverything(): void {
  wx.getStorageInfoSync().keys
    .filter((key) => key !== 'preferences')
    .forEach((key) => wx.removeStorageSync(key));
}
