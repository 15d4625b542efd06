import type { Tokens } from './model';
import { problemOf } from './problem';
import { ask } from './wire';

const place = 'session';
let renewing: Promise<string> | null = null;

/** The token to show; signs in where there is none. */
export function token(): Promise<string> {
  const kept = read();
  return kept ? Promise.resolve(kept.token) : renew();
}

/** A token other than the stale one, fetched once however many ask for it: a refresh token is good once. */
export function renew(stale?: string): Promise<string> {
  const kept = read();
  if (kept && stale !== undefined && kept.token !== stale) {
    return Promise.resolve(kept.token);
  }

  renewing ??= refreshOrLogin().finally(() => { renewing = null; });
  return renewing;
}

export function forget(): void {
  wx.removeStorageSync(place);
}

export function isSignedIn(): boolean {
  return read() !== null;
}

async function refreshOrLogin(): Promise<string> {
  const kept = read();
  if (kept) {
    forget();
    const answer = await ask({ method: 'POST', path: '/api/mini/refresh', body: { refreshToken: kept.refreshToken } })
      .catch((error: unknown) => {
        wx.setStorageSync(place, kept);
        throw error;
      });
    if (answer.status === 200) {
      return keep(answer.body as Tokens);
    }
  }

  return login();
}

async function login(): Promise<string> {
  const answer = await ask({ method: 'POST', path: '/api/mini/login', body: { code: await loginCode() } });
  if (answer.status !== 200) {
    throw problemOf(answer);
  }

  return keep(answer.body as Tokens);
}

function loginCode(): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.login({
      success: (result) => resolve(result.code),
      fail: (error) => reject(new Error(error.errMsg)),
    });
  });
}

function keep(tokens: Tokens): string {
  wx.setStorageSync(place, tokens);
  return tokens.token;
}

function read(): Tokens | null {
  return (wx.getStorageSync<Tokens | ''>(place)) || null;
}
