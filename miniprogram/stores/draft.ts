import type { Place } from '../api/model';
import type { LocalFile } from '../utils/files';
import { newKey } from '../utils/keys';

/** What was said of a report so far. Kept at every word: a call, a dead battery or a closed app lose nothing. */
export interface ReportDraft {
  id: string;
  text: string;
  place: ChosenPlace | null;
  files: LocalFile[];
}

/** A place as it is sent, and as it is shown. */
export interface ChosenPlace {
  shown: string;
  sent: Place;
}

const where = 'draft';

export function draft(): ReportDraft {
  return wx.getStorageSync<ReportDraft | ''>(where) || { id: newKey(), text: '', place: null, files: [] };
}

export function keep(next: ReportDraft): void {
  wx.setStorageSync(where, next);
}

export function drop(): void {
  wx.removeStorageSync(where);
}
