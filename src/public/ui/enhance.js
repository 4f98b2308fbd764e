/* Comfort only: every page works without it. Inlined: at most 2 KB as it is sent, without comments and indents. */
(() => {
  const all = s => document.querySelectorAll(s);
  for (const b of all('[data-print]')) { b.hidden = false; b.onclick = () => print(); }
  all('[data-focus]')[0]?.focus();

  // Questions an answer calls for come, others go; what is being typed in stays.
  const ask = (form, html) => {
    const div = document.createElement('div');
    div.innerHTML = html;
    let last = form.elements._asked;
    last.value = div.firstChild.value;
    for (const q of all('[id^=q-]')) if (!div.querySelector('#' + q.id)) q.remove();
    for (const q of [...div.children].slice(1)) {
      const had = form.querySelector('#' + q.id);
      if (!had) last.after(q);
      last = had ?? q;
    }
  };

  // A screen that others use goes back when nobody touches it.
  for (const a of all('[data-idle]'))
    (onclick = onkeydown = () => { clearTimeout(a.t); a.t = setTimeout(() => a.click(), 6e4); })();

  // Drafts are saved when a field is left.
  let saving = Promise.resolve();
  const save = async (form) => {
    const line = form.querySelector('[data-saved]');
    const body = new URLSearchParams(new FormData(form));
    body.set('_idempotencyKey', crypto.randomUUID());
    try {
      const r = await fetch(form.dataset.autosave, { method: 'POST', body, headers: { Accept: 'application/json' } });
      if (!r.ok) throw r;
      const { version, fields, said } = await r.json();
      form.elements._version.value = version;
      // Pressed already: the server shows what was not seen.
      if (fields && !sent) ask(form, fields);
      line.textContent = said;
    } catch { line.textContent = '没能自动保存，请点「保存」'; }
  };
  // What changes after the press goes with what was pressed.
  for (const f of all('[data-autosave]'))
    f.onchange = () => { if (!sent) saving = saving.then(() => save(f)); };

  // A second press sends nothing; the first waits for autosave.
  let sent = null;
  onpageshow = () => { sent = null; };
  onsubmit = e => {
    const f = e.target;
    if (f.method !== 'post') return;
    if (sent === f) return e.preventDefault();
    sent = f;
    if (!f.dataset.autosave) return;
    e.preventDefault();
    // While submitting it is ignored.
    saving.then(() => setTimeout(() => { delete f.dataset.autosave; sent = null; f.requestSubmit(e.submitter); }));
  };

  for (const box of all('[data-suggest]')) {
    let t;
    box.oninput = () => {
      clearTimeout(t);
      t = setTimeout(async () => {
        const r = await fetch(box.dataset.suggest + encodeURIComponent(box.value));
        if (r.ok) box.list.replaceChildren(...(await r.json()).items.map(i => new Option(i.phrase, i.name)));
      }, 150);
    };
  }
})();
