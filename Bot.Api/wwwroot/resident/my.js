// Asking the phone where it is. All else works without this file.
(() => {
  'use strict';
  const field = (form, name) => form.querySelector(`input[name="${name}"]`);
  const forgetPoint = (form) => {
    if (!field(form, 'lon')) return;
    field(form, 'lon').value = '';
    field(form, 'lat').value = '';
    form.querySelector('[data-located]').textContent = '';
  };

  document.querySelectorAll('[data-locate]').forEach((button) => {
    if (!navigator.geolocation) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      const said = button.form.querySelector('[data-located]');
      said.textContent = '正在找…';
      navigator.geolocation.getCurrentPosition((found) => {
        const lon = found.coords.longitude.toFixed(6);
        const lat = found.coords.latitude.toFixed(6);
        if (button.dataset.locate === 'find') {
          location.search = `?lon=${lon}&lat=${lat}`;
          return;
        }
        field(button.form, 'lon').value = lon;
        field(button.form, 'lat').value = lat;
        said.textContent = '用了您手机的位置。';
      }, () => { said.textContent = '没找到位置，写小区或村组也行。'; }, { enableHighAccuracy: true, timeout: 10000 });
    });
  });

  // A place that is written goes before one that was found.
  document.addEventListener('input', (event) => {
    if (event.target.id === 'place') forgetPoint(event.target.form);
  });
})();
