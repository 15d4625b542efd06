import type { ChosenPlace } from '../stores/draft';

/** Where the phone is, in GCJ-02. Null when the resident would rather not say. */
export function here(): Promise<{ lon: number; lat: number } | null> {
  return new Promise((resolve) => {
    wx.getLocation({
      type: 'gcj02',
      success: (result) => resolve({ lon: result.longitude, lat: result.latitude }),
      fail: () => resolve(null),
    });
  });
}

/** A point chosen on the map. */
export function onTheMap(): Promise<ChosenPlace | null> {
  return new Promise((resolve) => {
    wx.chooseLocation({
      success: (result) => {
        const words = [result.address, result.name].filter(Boolean).join(' ');
        resolve({
          shown: words || '地图上选的位置',
          sent: { text: words || undefined, lon: result.longitude, lat: result.latitude, crs: 'gcj02' },
        });
      },
      fail: () => resolve(null),
    });
  });
}
