import { get, make, send } from './client';
import type { Acted, Draft, InquiryAnswer, IntakeDetail, IntakeForm, IntakeMade, IntakeRow, Page, Understanding, Urged } from './model';

export const understand = (text: string): Promise<Understanding> =>
  send({ method: 'POST', path: '/api/mini/understanding', body: { text } });

/** Sends a report under the key it was written down with; the same key never makes a second one. */
export const submit = (form: IntakeForm, key: string): Promise<IntakeMade> =>
  send({ method: 'POST', path: '/api/mini/intakes', body: form, headers: { 'idempotency-key': key } });

export const intakes = (status: 'open' | 'closed', after?: string): Promise<Page<IntakeRow>> =>
  get(`/api/mini/intakes?status=${status}&limit=20${after ? `&after=${encodeURIComponent(after)}` : ''}`);

export const intake = (number: string): Promise<IntakeDetail> => get(at(number));

export const urge = (number: string): Promise<Urged> => make(`${at(number)}/urges`, {});

export const supplement = (number: string, text: string, media: string[]): Promise<Acted> =>
  make(`${at(number)}/supplements`, { text, media });

export const withdraw = (number: string, reason: string): Promise<Acted> =>
  make(`${at(number)}/withdrawal`, reason ? { reason } : {});

/** Scores from 1 to 5; of 1 and 2 the words are the reason why it is done again. */
export const rate = (number: string, score: number, words: string): Promise<Acted> =>
  make(`${at(number)}/rating`, !words ? { score } : score < 3 ? { score, words, reason: words } : { score, words });

export const inquire = (question: string): Promise<InquiryAnswer> => make('/api/mini/inquiries', { question });

/** Nothing was found: somebody shall answer it. */
export const inquireOfPeople = (question: string): Promise<InquiryAnswer> =>
  make('/api/mini/inquiries', { question, ask: true });

export const drafts = (): Promise<{ items: Draft[] }> => get('/api/mini/drafts');

export const keepDraft = (id: string, form: Partial<IntakeForm>): Promise<unknown> =>
  send({ method: 'PUT', path: `/api/mini/drafts/${encodeURIComponent(id)}`, body: form });

export const dropDraft = (id: string): Promise<unknown> =>
  send({ method: 'DELETE', path: `/api/mini/drafts/${encodeURIComponent(id)}` });

const at = (number: string): string => `/api/mini/intakes/${encodeURIComponent(number)}`;
