import type { Instead, PlaceGuess } from './model';
import type { Answer } from './wire';

interface ProblemDetails {
  title?: string;
  detail?: string;
  field?: string | null;
  allowed?: string[];
  candidates?: PlaceGuess[];
  instead?: Instead;
}

/** The bot said no, and why: RFC 9457, in words that can be shown. */
export class Problem extends Error {
  readonly field: string | null;
  readonly allowed: string[];
  /** The places it may be, where the words name several. */
  readonly candidates: PlaceGuess[];
  readonly instead: Instead | null;

  constructor(readonly status: number, details: ProblemDetails) {
    super(details.detail || details.title || '没办成，请稍后再试一次。');
    this.name = 'Problem';
    this.field = details.field ?? null;
    this.allowed = details.allowed ?? [];
    this.candidates = details.candidates ?? [];
    this.instead = details.instead ?? null;
  }

  /** The same may well work later, unchanged. */
  get passes(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

export function problemOf(answer: Answer): Problem {
  const body = answer.body;
  return new Problem(answer.status, typeof body === 'object' && body !== null ? body : {});
}
