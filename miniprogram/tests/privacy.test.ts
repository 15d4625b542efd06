import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Platform } from './support/platform';
import { beginScreens, Screen, until } from './support/screen';

const platform = new Platform();
type Answer = { event: string; buttonId?: string };
let listener: ((resolve: (answer: Answer) => void) => void) | undefined;

before(() => {
  beginScreens(platform);
  Object.assign(wx, {
    onNeedPrivacyAuthorization: (listen: typeof listener) => { listener = listen; },
    getPrivacySetting: (options: { success(setting: object): void; complete(): void }) => {
      options.success({ needAuthorization: true, privacyContractName: '《演示隐私指引》' });
      options.complete();
    },
  });
});
after(() => platform.remove());

test('What the phone is asked for is explained first; the yes is the button\'s that the platform checks', async () => {
  const popup = Screen.component('privacy-popup');
  const answers: Answer[] = [];
  listener?.((answer) => answers.push(answer));
  await until(() => popup.text.includes('《演示隐私指引》'));
  popup.fire('#agree-privacy', 'agreeprivacyauthorization', {});
  await until(() => answers.length === 2);
  assert.deepEqual(answers, [{ event: 'exposureAuthorization' }, { event: 'agree', buttonId: 'agree-privacy' }]);
  assert.ok(!popup.has('#agree-privacy'));
  popup.close();
});

test('No is no, for all that waited', async () => {
  const popup = Screen.component('privacy-popup');
  const answers: Answer[] = [];
  listener?.((answer) => answers.push(answer));
  listener?.((answer) => answers.push(answer));
  await until(() => popup.has('#refuse-privacy'));
  popup.tap('#refuse-privacy');
  await until(() => answers.filter((answer) => answer.event === 'disagree').length === 2);
  popup.close();
});
