import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { day, moment } from '../utils/dates';
import { newKey } from '../utils/keys';
import { phonesIn } from '../utils/phones';
import { gridOfScene } from '../utils/scene';
import { Sha256 } from '../utils/sha256';
import { address } from '../utils/go';
import { back, next } from '../pages/report/steps';

test('Our SHA-256 is the one everybody else means, at every length around a block and in any pieces', () => {
  for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1000, 70_001]) {
    const bytes = randomBytes(length);
    const ours = new Sha256();
    for (let at = 0; at < length; at += 37) {
      ours.update(bytes.subarray(at, at + 37));
    }

    assert.equal(ours.hex(), createHash('sha256').update(bytes).digest('hex'), `${length} bytes`);
  }
});

test('Dates are China\'s wherever the phone is', () => {
  assert.equal(day('2026-11-26T16:30:00Z'), '11月27日（周五）');
  assert.equal(moment('2026-11-26T01:05:00+00:00'), '11月26日 09:05');
  assert.equal(day(null), '');
  assert.equal(day('soon'), '');
});

test('Keys are of the bot\'s alphabet and length, and differ', () => {
  const keys = Array.from({ length: 500 }, () => newKey());
  assert.ok(keys.every((key) => /^[A-Za-z0-9_-]{8,64}$/.test(key)));
  assert.equal(new Set(keys).size, keys.length);
});

test('Numbers that can be called are found in a sentence, others are not', () => {
  assert.deepEqual(phonesIn('马上离开，再打 119 和燃气抢修 0418-0000001，也可打12345。'), ['119', '0418-0000001', '12345']);
  assert.deepEqual(phonesIn('3号楼2单元，2026年，编号 20261121'), []);
});

test('A grid\'s QR code is understood in each form it is printed in, and nothing else is', () => {
  for (const form of ['grid:DEMO-01', 'qrscene_grid:DEMO-01', 'pages/home/home?scene=grid%3ADEMO-01', 'https://example.org/q?a=1&scene=grid%3ADEMO-01']) {
    assert.equal(gridOfScene(form), 'DEMO-01', form);
  }

  for (const other of ['', null, undefined, 'hello', 'grid:', 'grid:a b', 'grid:<script>', '%E0%A4%A']) {
    assert.equal(gridOfScene(other), null, String(other));
  }
});

test('Elders see one task a screen, others all of it on the first', () => {
  assert.deepEqual([next('say', true), next('where', true), next('photos', true), next('check', true)], ['where', 'photos', 'check', 'done']);
  assert.deepEqual([next('say', false), back('check', false), back('check', true), back('say', true)], ['check', 'say', 'photos', 'say']);
});

test('What is passed to a page survives the way', () => {
  assert.equal(address('intake', { number: 'WG-1&2' }), '/pages/intake/intake?number=WG-1%262');
});
