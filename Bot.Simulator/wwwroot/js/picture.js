// A real JPEG drawn on the spot: a street at night with a lamp that is out. Plainly a demo picture.
export function demoPicture() {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const c = canvas.getContext('2d');
  const sky = c.createLinearGradient(0, 0, 0, 480);
  sky.addColorStop(0, '#16213a');
  sky.addColorStop(1, '#3b4763');
  c.fillStyle = sky;
  c.fillRect(0, 0, 640, 480);
  for (const [x, w, top] of [[0, 130, 150], [150, 110, 90], [420, 150, 120], [585, 60, 190]]) {
    c.fillStyle = '#232a3a';
    c.fillRect(x, top, w, 480 - top);
    for (let y = top + 16; y < 350; y += 34) {
      for (let wx = x + 12; wx < x + w - 16; wx += 28) {
        c.fillStyle = Math.random() < 0.3 ? '#f5d58a' : '#2f3850';
        c.fillRect(wx, y, 14, 18);
      }
    }
  }
  c.fillStyle = '#4a4f58';
  c.fillRect(0, 380, 640, 100);
  c.fillStyle = '#d9d4c5';
  for (let x = 20; x < 640; x += 120) c.fillRect(x, 426, 60, 6);
  c.fillStyle = '#7d848e';
  c.fillRect(318, 130, 10, 256);
  c.fillRect(318, 130, 90, 8);
  c.fillStyle = '#5b616b';
  c.fillRect(388, 136, 44, 14);
  c.fillStyle = '#fff';
  c.font = '20px sans-serif';
  c.fillText(`演示照片 ${new Date().toLocaleTimeString('zh-CN')}`, 18, 36);
  return new Promise((done) => { canvas.toBlob(done, 'image/jpeg', 0.85); });
}
