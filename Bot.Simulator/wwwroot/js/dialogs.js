// What the phone sends besides text: a place, a picture, a voice, a video, a scanned code.
import { $ } from './dom.js';
import * as chat from './chat.js';
import * as map from './map.js';
import { demoPicture } from './picture.js';

for (const button of document.querySelectorAll('[data-close]')) button.addEventListener('click', () => button.closest('dialog').close());
for (const dialog of document.querySelectorAll('dialog')) {
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
}

$('tool-location').addEventListener('click', () => {
  $('map-dialog').showModal();
  map.open();
});
function sendPlace(longitude, latitude) {
  $('map-dialog').close();
  chat.act('location', { longitude, latitude, label: '地图选点（演示）' }, '位置发送中…');
}
map.onPick(sendPlace);
$('map-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const grid = map.grid($('map-choice').value.trim());
  $('map-here').textContent = grid ? '' : '没有这个网格，从列表里选一个。';
  if (grid) sendPlace(...grid.centre);
});

$('tool-image').addEventListener('click', () => $('file').click());
$('file').addEventListener('change', async () => {
  const [file] = $('file').files;
  if (file) await chat.act('image', file, '图片发送中…');
  $('file').value = '';
});
$('tool-demo-image').addEventListener('click', async () => chat.act('image', await demoPicture(), '照片发送中…'));
$('tool-video').addEventListener('click', () => chat.act('video', {}, '视频发送中…'));

$('tool-voice').addEventListener('click', () => $('voice-dialog').showModal());
$('voice-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const content = $('voice-words').value;
  $('voice-dialog').close();
  $('voice-form').reset();
  chat.act('voice', { content }, '语音发送中…');
});

$('scan-open').addEventListener('click', () => $('scan-dialog').showModal());
$('scan-choice').addEventListener('input', () => {
  const grid = map.grid($('scan-choice').value.trim());
  $('scan-qr').hidden = !grid;
  if (grid) $('scan-qr').src = `/sim/qr?text=${encodeURIComponent(`grid:${grid.code}`)}`;
  $('scan-choice').setCustomValidity(grid ? '' : '没有这个网格，从列表里选一个。');
});
$('scan-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const grid = map.grid($('scan-choice').value.trim());
  if (!grid) return;
  $('scan-dialog').close();
  chat.act('scan', { scene: `grid:${grid.code}` }, '扫码…');
});
