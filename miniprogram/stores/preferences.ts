/** How the resident wants it to look; kept on the phone only. */
export interface Preferences {
  /** Large type, voice first, one task a screen. */
  elder: boolean;
  /** High contrast. */
  contrast: boolean;
}

type Listener = (preferences: Preferences) => void;

const place = 'preferences';
const listeners = new Set<Listener>();

export function preferences(): Preferences {
  const kept = wx.getStorageSync<Partial<Preferences> | ''>(place) || {};
  return { elder: kept.elder ?? false, contrast: kept.contrast ?? false };
}

export function prefer(change: Partial<Preferences>): void {
  const next = { ...preferences(), ...change };
  wx.setStorageSync(place, next);
  listeners.forEach((listener) => listener(next));
}

/** Calls back at every change; gives what ends that. */
export function onPreferences(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
