/*
 Comfort only: the server ends a visit also without it. Tells the server that somebody is there, asks before the visit
 ends by itself, and leaves when nobody answers. It keeps nothing in the browser.
*/
(() => {
  const facts = document.querySelector('[data-stay]');
  // Kept by the browser for 「back」 all the same: asked for anew, and the server says whose it is.
  addEventListener('pageshow', e => { if (e.persisted) location.reload(); });
  if (!facts) return;
  const { stay, leftSeconds, warningSeconds } = facts.dataset;
  const leave = facts.querySelector('a').href;
  const left = facts.querySelector('[data-left]');
  const TELL_EVERY = 10e3;
  let endsAt;
  let toldAt = performance.now();
  const endIn = seconds => { endsAt = performance.now() + seconds * 1e3; };

  const ask = document.createElement('dialog');
  ask.className = 'k-ask';
  ask.setAttribute('aria-labelledby', 'k-ask');
  ask.innerHTML = '<h2 id="k-ask">还在办吗？</h2><p role="timer"><b></b> 秒后自动退出，没填完的申请会保存为草稿。</p><button class="btn" autofocus>继续办理</button><button class="btn plain">退出</button>';
  document.body.append(ask);
  const [go, out] = ask.querySelectorAll('button');

  // How long it goes on is the server's to say: nobody stands there for ever.
  const tell = async () => {
    toldAt = performance.now();
    const r = await fetch(stay, { headers: { Accept: 'application/json' } }).catch(() => undefined);
    // The visit is over, whatever this page shows.
    if (r?.redirected) location.replace(r.url);
    else if (r?.ok) endIn((await r.json()).left);
  };
  const touched = () => {
    if (!ask.open && performance.now() - toldAt > TELL_EVERY) void tell();
  };
  for (const name of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(name, touched, { passive: true, capture: true });
  const show = () => {
    const seconds = Math.max(0, Math.ceil((endsAt - performance.now()) / 1e3));
    left.textContent = seconds + ' 秒';
    ask.querySelector('b').textContent = seconds;
    if (seconds === 0) location.replace(leave);
    else if (seconds > warningSeconds) ask.close();
    else if (!ask.open) ask.showModal();
    return seconds > 0;
  };
  go.onclick = ask.oncancel = () => tell().then(show);
  out.onclick = () => location.replace(leave);

  const tick = () => { if (show()) setTimeout(tick, 500); };
  endIn(leftSeconds);
  tick();
})();
