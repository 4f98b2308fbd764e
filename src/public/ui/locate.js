/*
 Where one is, asked of the browser only when the button is pressed, and only there: what is sent is metres on the city's own map.
 Comfort only: the select beside does the same.
*/
(() => {
  const { lat, lon, width, height } = document.currentScript.dataset;
  const form = document.currentScript.closest('form');
  const button = form.querySelector('[data-locate]');
  const line = form.querySelector('[data-located]');
  if (!navigator.geolocation) return;
  button.hidden = false;
  const say = text => { line.hidden = false; line.textContent = text; };
  button.onclick = () => {
    say('正在取得您的位置…');
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const x = Math.round((coords.longitude - lon) * 111320 * Math.cos(lat * Math.PI / 180));
      const y = Math.round((coords.latitude - lat) * 110574);
      if (x < 0 || y < 0 || x > width || y > height) return say('您不在本市范围内，请在上面选择一个地方。');
      form.elements.place.value = '';
      for (const [name, value] of [['x', x], ['y', y]]) {
        const input = form.elements[name] ?? form.appendChild(document.createElement('input'));
        Object.assign(input, { type: 'hidden', name, value });
      }
      form.requestSubmit();
    }, () => say('没有取得位置，请在上面选择一个地方。'), { timeout: 1e4 });
  };
})();
