import { baseUrl } from '../config';
import { token } from './session';
import { NetworkLost } from './wire';

/** An address from an answer begins at the host and names the place's path itself; `baseUrl` may end with that path. */
function absolute(url: string): string {
  return url.startsWith('http') ? url : baseUrl.replace(/^(https?:\/\/[^/]+).*$/, '$1') + url;
}

/** Fetches a photo or recording that only its owner may see; gives a path on the phone. */
export async function fetchMedia(url: string): Promise<string> {
  const authorization = `Bearer ${await token()}`;
  return new Promise((resolve, reject) => {
    wx.downloadFile({
      url: absolute(url),
      header: { authorization },
      success: (result) => {
        if (result.statusCode === 200) {
          resolve(result.tempFilePath);
        } else {
          reject(new Error('这张照片现在看不了。'));
        }
      },
      fail: (error) => reject(new NetworkLost(error.errMsg)),
    });
  });
}
