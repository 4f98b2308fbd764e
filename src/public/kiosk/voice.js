/* 朗读: says the title, what to do and what is wrong, once somebody asked for it. Off at the start of each visit; kept in a cookie of the visit's own path, which ends with it. */
(() => {
  const button = document.querySelector('[data-voice]');
  if (!button) return;
  // The visit's own path: /kiosk/v/<visit>
  const path = location.pathname.split('/').slice(0, 4).join('/');
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  button.after(said);
  const isOn = () => document.cookie.split('; ').includes('voice=on');
  const chinese = () => (window.speechSynthesis?.getVoices() ?? []).find(({ lang }) => /^zh/i.test(lang));
  const words = () => [...document.querySelectorAll('main h1, main [role=alert], main [role=status], main .hint, main .error')].map((e) => e.textContent.trim()).filter((text, index, all) => text && all.indexOf(text) === index);
  const read = () => {
    speechSynthesis.cancel();
    for (const text of words()) {
      const one = new SpeechSynthesisUtterance(text);
      one.voice = chinese();
      one.lang = 'zh-CN';
      one.rate = 0.9;
      speechSynthesis.speak(one);
    }
  };
  const show = () => {
    button.setAttribute('aria-pressed', String(isOn()));
    button.textContent = isOn() ? '关闭朗读' : '朗读';
  };
  const set = (value, age) => {
    document.cookie = `voice=${value};path=${path};samesite=strict;max-age=${age}`;
    show();
  };
  button.hidden = false;
  button.onclick = () => {
    if (isOn()) {
      speechSynthesis.cancel();
      set('off', 0);
    } else if (chinese()) {
      set('on', 3600);
      read();
    } else said.textContent = '这台机器没有装中文语音，不能朗读。';
  };
  show();
  if (!isOn()) return;
  // Voices come a moment after the page.
  if (chinese()) read();
  else if (window.speechSynthesis) speechSynthesis.onvoiceschanged = () => { speechSynthesis.onvoiceschanged = null; if (chinese()) read(); };
  addEventListener('pagehide', () => speechSynthesis.cancel());
})();
