import type { Instead, IntakeForm, IntakeMade, PlaceGuess } from '../api/model';
import { Problem } from '../api/problem';
import { submit } from '../api/intakes';
import { upload, type Begun } from '../api/uploads';
import { dropFile, type LocalFile } from '../utils/files';
import { newKey } from '../utils/keys';

/** A photo, recording or video that goes with a report, and how far its upload is. */
export interface WaitingFile extends LocalFile {
  begun: Begun | null;
  sent: string | null;
}

/** A report that the bot has not acknowledged. It is sent under the same key until it is. */
export interface Waiting {
  key: string;
  form: IntakeForm;
  files: WaitingFile[];
  /** Milliseconds since 1970. */
  at: number;
  /** Why the bot did not take it; null while it may still go through. */
  refused: Refusal | null;
  /** Why the bot takes it later only, in its words. */
  later: string;
}

export interface Refusal {
  why: string;
  candidates: PlaceGuess[];
  instead: Instead | null;
}

const place = 'outbox';
const arrived = 'delivered';
let going: Promise<Map<string, IntakeMade>> | null = null;

export function waiting(): Waiting[] {
  return wx.getStorageSync<Waiting[] | ''>(place) || [];
}

/** Writes a report down before anything is sent; gives its key. */
export function put(form: IntakeForm, files: LocalFile[]): string {
  const entry: Waiting = {
    key: newKey(),
    form,
    files: files.map((file) => ({ ...file, begun: null, sent: null })),
    at: Date.now(),
    refused: null,
    later: '',
  };
  wx.setStorageSync(place, [...waiting(), entry]);
  return entry.key;
}

/** Numbers of reports that went through and nobody was told of yet. */
export function delivered(): string[] {
  return wx.getStorageSync<string[] | ''>(arrived) || [];
}

export function told(number: string): void {
  wx.setStorageSync(arrived, delivered().filter((each) => each !== number));
}

/** Gives a report up, at the resident's wish; what it said comes back. */
export function takeBack(key: string): Waiting | null {
  const entry = waiting().find((each) => each.key === key) ?? null;
  wx.setStorageSync(place, waiting().filter((each) => each.key !== key));
  return entry;
}

/** Sends whatever waits, one after the other; gives what was acknowledged, by key. Never throws. */
export async function sendWaiting(): Promise<Map<string, IntakeMade>> {
  // Whoever asks while it is under way may have put something in after it had passed.
  await going;
  going ??= sendAll().finally(() => { going = null; });
  return going;
}

async function sendAll(): Promise<Map<string, IntakeMade>> {
  const made = new Map<string, IntakeMade>();
  for (const { key } of waiting().filter((entry) => entry.refused === null)) {
    try {
      const answer = await sendOne(key);
      made.set(key, answer);
      wx.setStorageSync(arrived, [...delivered(), answer.number]);
      takeBack(key)?.files.forEach((file) => dropFile(file.path));
    } catch (error) {
      // Anything but a refusal passes: the report waits where it is.
      if (error instanceof Problem && error.status !== 401) {
        const { message: why, candidates, instead } = error;
        change(key, (entry) => Object.assign(entry, error.passes ? { later: why } : { refused: { why, candidates, instead } }));
      }
    }
  }

  return made;
}

async function sendOne(key: string): Promise<IntakeMade> {
  for (let index = 0; index < entryOf(key).files.length; index++) {
    const file = fileOf(key, index);
    if (file.sent === null) {
      const id = await upload(file, file.begun, (begun) => change(key, (entry) => { at(entry, index).begun = begun; }));
      change(key, (entry) => { at(entry, index).sent = id; });
    }
  }

  const { form, files } = entryOf(key);
  return submit(files.length > 0 ? { ...form, media: files.flatMap((file) => file.sent ?? []) } : form, key);
}

function change(key: string, how: (entry: Waiting) => unknown): void {
  const entries = waiting();
  entries.filter((entry) => entry.key === key).forEach((entry) => void how(entry));
  wx.setStorageSync(place, entries);
}

function entryOf(key: string): Waiting {
  const entry = waiting().find((each) => each.key === key);
  if (!entry) {
    throw new Error('这一条已经取回了。');
  }

  return entry;
}

const fileOf = (key: string, index: number): WaitingFile => at(entryOf(key), index);

function at(entry: Waiting, index: number): WaitingFile {
  const file = entry.files[index];
  if (!file) {
    throw new Error('这张照片已经不在了。');
  }

  return file;
}
