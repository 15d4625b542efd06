import { forgetAnswers, get, make, send } from './client';
import type { Consent, Me, Notice, Page, PhoneGiven } from './model';
import { forget, isSignedIn } from './session';

export const me = (): Promise<Me> => get('/api/mini/me');

export const showPublicly = (shown: boolean): Promise<unknown> =>
  send({ method: 'PATCH', path: '/api/mini/me', body: { public: shown } });

export const givePhone = (code: string): Promise<PhoneGiven> =>
  make('/api/mini/me/phone', { code });

export const link = (code: string): Promise<unknown> => make('/api/mini/me/link', { code });

/** Everything kept about the resident, as JSON. */
export const exported = (): Promise<object> => send({ method: 'GET', path: '/api/mini/me/export' });

export async function erase(): Promise<void> {
  await send({ method: 'DELETE', path: '/api/mini/me' });
  leave();
}

export async function signOut(): Promise<void> {
  if (isSignedIn()) {
    await send({ method: 'DELETE', path: '/api/mini/session' });
  }

  leave();
}

export const consents = (): Promise<{ items: Consent[] }> => get('/api/mini/consents');

export const consented = (templateId: string, result: 'accept' | 'reject' | 'ban'): Promise<Consent> =>
  make('/api/mini/consents', { templateId, result });

export const notices = (after?: string): Promise<Page<Notice>> =>
  get(`/api/mini/notices?limit=20${after ? `&after=${encodeURIComponent(after)}` : ''}`);

export const noticeRead = (id: string): Promise<unknown> =>
  make(`/api/mini/notices/${encodeURIComponent(id)}/read`, {});

function leave(): void {
  forget();
  forgetAnswers();
}
