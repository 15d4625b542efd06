import type { MediaType } from '../api/model';
import { Sha256 } from './sha256';

/** A file on the phone. */
export interface LocalFile {
  path: string;
  type: MediaType;
  /** Bytes. */
  size: number;
}

/** Bytes read at once while hashing. */
const stride = 256 * 1024;

export function readPart(path: string, position: number, length: number): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().readFile({
      filePath: path,
      position,
      length,
      success: (result) => resolve(result.data as ArrayBuffer),
      fail: (error) => reject(new Error(`照片读不出来了：${error.errMsg}`)),
    });
  });
}

/** SHA-256 of the whole file, in hex, read piece by piece. */
export async function digest(file: LocalFile): Promise<string> {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += stride) {
    hash.update(new Uint8Array(await readPart(file.path, at, Math.min(stride, file.size - at))));
  }

  return hash.hex();
}

/** Temporary files are gone when the app is closed; a report that waits for the network keeps its own. */
export function keepFile(path: string): Promise<string> {
  return new Promise((resolve) => {
    wx.getFileSystemManager().saveFile({
      tempFilePath: path,
      success: (result) => resolve(result.savedFilePath),
      // The phone's room is used up: the temporary file is still there while the app is.
      fail: () => resolve(path),
    });
  });
}

export function dropFile(path: string): void {
  // A file that is gone already is as good as removed.
  wx.getFileSystemManager().removeSavedFile({ filePath: path, fail: () => undefined });
}
