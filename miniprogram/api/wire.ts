import { baseUrl, requestTimeout } from '../config';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Question {
  method: Method;
  path: string;
  headers?: Record<string, string>;
  body?: object | ArrayBuffer;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** Nobody answered: no network, or the answer was lost on the way. What was asked may have been done. */
export class NetworkLost extends Error {
  constructor(why: string) {
    super(`没连上网：${why}`);
    this.name = 'NetworkLost';
  }
}

/** Asks once. Any status is an answer; only silence is an error. */
export function ask(question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = {
      url: baseUrl + question.path,
      method: question.method,
      header: { 'content-type': contentType(question.body), ...question.headers },
      data: question.body,
      timeout: requestTimeout,
      success: (result: WechatMiniprogram.RequestSuccessCallbackResult) => resolve({
        status: result.statusCode,
        headers: lowerCased(result.header),
        body: result.data,
      }),
      fail: (error: { errMsg: string }) => reject(new NetworkLost(error.errMsg)),
    };
    // The typings know no PATCH; the platform sends it.
    wx.request(options as WechatMiniprogram.RequestOption);
  });
}

function contentType(body: Question['body']): string {
  return body instanceof ArrayBuffer ? 'application/octet-stream' : 'application/json';
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
