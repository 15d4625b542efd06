import { closeSync, copyFileSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Options {
  filePath: string;
  tempFilePath: string;
  position?: number;
  length?: number;
  data?: unknown;
  success?: (result: unknown) => void;
  fail?: (error: { errMsg: string }) => void;
}

/** The phone's files, on the real disk, as `wx.getFileSystemManager()` gives them. */
export class Disk {
  readonly folder = mkdtempSync(join(tmpdir(), 'miniprogram-'));
  private files = 0;

  /** A file as the camera leaves it. */
  file(bytes: Uint8Array): { tempFilePath: string; size: number } {
    const tempFilePath = join(this.folder, `taken-${this.files++}`);
    writeFileSync(tempFilePath, bytes);
    return { tempFilePath, size: bytes.length };
  }

  manager(): object {
    return {
      readFile: (options: Options) => this.read(options),
      saveFile: (options: Options) => {
        const savedFilePath = join(this.folder, `kept-${this.files++}`);
        copyFileSync(options.tempFilePath, savedFilePath);
        options.success?.({ savedFilePath });
      },
      removeSavedFile: (options: Options) => rmSync(options.filePath, { force: true }),
      writeFile: (options: Options) => {
        writeFileSync(options.filePath, String(options.data));
        options.success?.({});
      },
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private read(options: Options): void {
    try {
      const handle = openSync(options.filePath, 'r');
      const bytes = new Uint8Array(options.length ?? statSync(options.filePath).size);
      const got = readSync(handle, bytes, 0, bytes.length, options.position ?? 0);
      closeSync(handle);
      options.success?.({ data: bytes.slice(0, got).buffer });
    } catch (error) {
      options.fail?.({ errMsg: String(error) });
    }
  }
}
