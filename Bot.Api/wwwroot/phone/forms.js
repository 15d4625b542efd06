// Comfort only: without this file every form works the same, with larger uploads. For all pages that are used on a phone.
(() => {
  'use strict';
  const longestEdge = 1920;
  const quality = 0.85;

  // A second touch while the first is on its way: the server counts it once, the eye should see it too.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = '1';
    const button = event.submitter || form.querySelector('button[type="submit"]');
    if (button) {
      button.dataset.label = button.textContent;
      button.textContent = '正在交…';
      setTimeout(() => { button.disabled = true; }, 0);
    }
  });

  // Back from another page: the forms are good again.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    document.querySelectorAll('form').forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll('button[data-label]').forEach((button) => {
        button.disabled = false;
        button.textContent = button.dataset.label;
      });
    });
  });

  // What was wrong is being put right: the reproach goes.
  document.addEventListener('input', (event) => {
    const said = document.getElementById(`${event.target.id || event.target.name}-error`);
    if (said) {
      said.textContent = '';
      event.target.setAttribute('aria-invalid', 'false');
    }
  });

  const input = document.getElementById('photos');
  if (!input || !window.DataTransfer) return;
  const preview = document.getElementById('photos-preview');
  const error = document.getElementById('photos-error');

  const smaller = async (file) => {
    try {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => { canvas.toBlob(done, 'image/jpeg', quality); });
      return blob && blob.size < file.size ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file;
    } catch {
      return file; // The server says what is wrong with it.
    }
  };

  // What was sent before stays in the preview; what is chosen anew takes the place of what was chosen last.
  input.addEventListener('change', async () => {
    const before = preview.querySelectorAll('input[name="media"]').length;
    const most = Number(input.dataset.most) - before;
    error.textContent = input.files.length > most ? `照片最多 ${input.dataset.most} 张，多的没留。` : '';
    const chosen = new DataTransfer();
    preview.querySelectorAll('li[data-new]').forEach((item) => item.remove());
    for (const file of Array.from(input.files).slice(0, most)) {
      const photo = await smaller(file);
      chosen.items.add(photo);
      const image = document.createElement('img');
      image.alt = '选好的照片';
      image.src = URL.createObjectURL(photo);
      const item = document.createElement('li');
      item.dataset.new = '1';
      item.append(image);
      preview.append(item);
    }
    input.files = chosen.files;
    preview.hidden = preview.children.length === 0;
  });
})();
