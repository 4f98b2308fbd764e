/* 屏幕键盘: digits for numbers, letters for the search, which understands pinyin. Comfort only: a hardware keyboard and a card reader type as ever. */
(() => {
  if (!document.querySelector('.k-head') || document.querySelector('[data-keyboard=off]')) return;
  const DIGITS = ['123', '456', '789', 'X0-'];
  const LETTERS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
  const TEXTS = ['text', 'search', 'tel', 'password', 'number', 'date'];
  let field = null;

  const pad = document.createElement('section');
  pad.className = 'keys';
  pad.hidden = true;
  pad.setAttribute('aria-label', '屏幕键盘');

  const isNumbers = (f) => f.inputMode === 'numeric' || f.inputMode === 'decimal' || f.type === 'tel' || f.classList.contains('w-identityNumber') || f.classList.contains('w-phone');
  // What is written in Chinese sentences is not written with these keys.
  const isLong = (f) => f.tagName === 'TEXTAREA';

  // What a script writes no browser tells of: that it is written, and when the field is left, that it has changed.
  let isWritten = false;
  const tell = () => {
    isWritten = true;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const put = (text) => {
    if (field.maxLength > 0 && field.value.length >= field.maxLength) return;
    const at = field.selectionStart ?? field.value.length;
    field.setRangeText(text, at, field.selectionEnd ?? at, 'end');
    tell();
  };
  const takeBack = () => {
    const end = field.selectionEnd ?? field.value.length;
    const start = field.selectionStart === end ? Math.max(0, end - 1) : field.selectionStart;
    field.setRangeText('', start, end, 'end');
    tell();
  };
  const clear = () => {
    field.value = '';
    tell();
  };
  const leave = () => {
    if (isWritten) field.dispatchEvent(new Event('change', { bubbles: true }));
    isWritten = false;
    field = null;
  };
  const close = () => {
    if (!field) return;
    leave();
    pad.hidden = true;
    document.body.classList.remove('typing');
  };

  const key = (label, act, name) => {
    const b = document.createElement('button');
    b.type = 'button';
    b.className = name ? `key ${name}` : 'key';
    b.textContent = label;
    // The field keeps the focus: a hardware key or a card reader goes on where the finger left off.
    b.onpointerdown = (e) => e.preventDefault();
    b.onclick = act;
    return b;
  };
  const row = (...keys) => {
    const div = document.createElement('div');
    div.append(...keys);
    return div;
  };
  const open = (f) => {
    if (field === f) return;
    leave();
    field = f;
    const rows = isLong(f) ? [] : (isNumbers(f) ? DIGITS : LETTERS).map((line) => row(...[...line].map((letter) => key(letter, () => put(letter)))));
    const words = document.createElement('p');
    words.textContent = isLong(f) ? '长的文字请用键盘或手写板输入，也可以点“呼叫帮助”，由工作人员帮您写。' : isNumbers(f) ? '' : '输入拼音或首字母就能查，如 kfg。';
    pad.replaceChildren(...(words.textContent ? [words] : []), ...rows, row(...(isLong(f) ? [] : [key('退格', takeBack, 'k-long'), key('清空', clear, 'k-long')]), key('完成', () => { const f = field; close(); f.blur(); }, 'k-long k-finish')));
    pad.hidden = false;
    document.body.classList.add('typing');
    // Not under the keys.
    f.scrollIntoView({ block: 'center' });
  };

  document.body.append(pad);
  // The own list of a browser lies under the keys; the answers stand in the page.
  document.addEventListener('focusin', ({ target }) => {
    if (pad.contains(target)) return;
    if (target.matches('input, textarea') && (target.tagName === 'TEXTAREA' || TEXTS.includes(target.type)) && !target.readOnly) open(target);
    else if (!isPressing) close();
  });
  // Not before the finger is lifted: a page that moves under it would lose what was pressed.
  let isPressing = false;
  addEventListener('pointerdown', () => { isPressing = true; }, true);
  for (const lifted of ['pointerup', 'pointercancel']) addEventListener(lifted, ({ target }) => {
    isPressing = false;
    if (field && !pad.contains(target) && target !== field) setTimeout(() => { if (document.activeElement !== field) close(); });
  }, true);
  document.addEventListener('keydown', (e) => {
    if (e.key === 'Escape') close();
  });
  // A card that lies on the reader before anything is touched goes where it belongs.
  if (!document.querySelector('[data-focus]')) document.querySelector('.who input[type=text]')?.focus();
  if (document.activeElement?.matches('input, textarea')) document.activeElement.dispatchEvent(new Event('focusin', { bubbles: true }));
})();
