import { keyFor, settle } from './attempts';
import { problemOf } from './problem';
import { renew, token } from './session';
import { ask, type Answer, type Question } from './wire';

interface Seen {
  etag: string;
  body: unknown;
}

/** Answers kept to be asked for by ETag; the oldest goes first. */
const mostSeen = 40;
const seen = new Map<string, Seen>();

export async function get<T>(path: string): Promise<T> {
  const before = seen.get(path);
  const answer = await signed({ method: 'GET', path, headers: before ? { 'if-none-match': before.etag } : {} });
  if (answer.status === 304 && before) {
    return before.body as T;
  }

  const body = bodyOf<T>(answer);
  remember(path, answer);
  return body;
}

/** Makes something once: the same words go out under the same key until the bot has answered. */
export async function make<T>(path: string, body: object): Promise<T> {
  const key = keyFor(path, body);
  const answer = await signed({ method: 'POST', path, body, headers: { 'idempotency-key': key } });
  if (answer.status < 500) {
    settle(path, body);
  }

  return bodyOf<T>(answer);
}

export async function send<T>(question: Question): Promise<T> {
  return bodyOf<T>(await signed(question));
}

/** After signing out nothing of the one before may be shown. */
export function forgetAnswers(): void {
  seen.clear();
}

async function signed(question: Question): Promise<Answer> {
  const shown = await token();
  const first = await ask(withToken(question, shown));
  return first.status === 401 ? ask(withToken(question, await renew(shown))) : first;
}

function withToken(question: Question, value: string): Question {
  return { ...question, headers: { ...question.headers, authorization: `Bearer ${value}` } };
}

function bodyOf<T>(answer: Answer): T {
  if (answer.status < 200 || answer.status > 299) {
    throw problemOf(answer);
  }

  return answer.body as T;
}

function remember(path: string, answer: Answer): void {
  const etag = answer.headers['etag'];
  if (!etag) {
    return;
  }

  seen.delete(path);
  seen.set(path, { etag, body: answer.body });
  const oldest = seen.keys().next().value;
  if (seen.size > mostSeen && oldest !== undefined) {
    seen.delete(oldest);
  }
}
