import { consented, consents } from '../api/accounts';

let templates: string[] = [];

/** The platform takes three templates at one tap. */
const mostAtOnce = 3;

/** Learns what may be asked for, beforehand: the question itself must come straight from a tap. */
export async function prepareConsents(): Promise<void> {
  templates = (await consents()).items.filter((consent) => consent.left < 1).map((consent) => consent.templateId).slice(0, mostAtOnce);
}

/** Asks at a tap whether news may be sent, and tells the bot each answer; never stands in the way of the act itself. */
export function askConsent(): Promise<void> {
  if (templates.length === 0) {
    return Promise.resolve();
  }

  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: templates,
      success: (answers) => { void tellBot(answers as unknown as Record<string, string>).finally(resolve); },
      fail: () => resolve(),
    });
  });
}

async function tellBot(answers: Record<string, string>): Promise<void> {
  for (const template of templates) {
    const answer = answers[template];
    if (answer === 'accept' || answer === 'reject' || answer === 'ban') {
      // Uncounted consent costs a notice in the chat, not in the list; the next tap asks again.
      await consented(template, answer).catch(() => undefined);
    }
  }
}
