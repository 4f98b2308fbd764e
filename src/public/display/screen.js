/*
 Keeps a screen as the hall stands: each event of the stream is the whole board. Text nodes only; the markup, also of rows, is the server's.
*/
const root = document.body;
const { hall, window: windowNo, windowCount, times, serverNow } = root.dataset;
const api = `/api/v1/halls/${encodeURIComponent(hall)}/board`;
const find = name => document.querySelector(`[data-${name}]`);
// Of screens, few have the right time: the server's counts.
const ahead = Number(serverNow) - Date.now();
const now = () => Date.now() + ahead;
const inChina = options => new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options });
const clock = inChina({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const date = inChina({ year: 'numeric', month: 'long', day: 'numeric' });
const weekday = inChina({ weekday: 'short' });
/** Waits and 过号 grow old without anything changing; and a connection that died silently is noticed. */
const REFRESH_MS = 30_000;
const ANSWER_MS = 10_000;
const AGAIN_MS = 3_000;
const SHOWN_MS = 5_000;

const announcements = createAnnouncements(Number(times));
let board;
let boardAt = now();
let events;
let saying;
let sayingTimer;

function fill(element, values) {
  for (const [attribute, set] of [
    ['text', (each, value) => { if (each.textContent !== value) each.textContent = value; }],
    ['state', (each, value) => { each.dataset.state = value; }],
    ['show', (each, value) => { each.hidden = !value; }],
    ['unless', (each, value) => { each.hidden = !!value; }],
    ['each', (each, rows) => {
      const template = each.querySelector(':scope > template');
      each.replaceChildren(template, ...rows.map(row => {
        const copy = template.content.cloneNode(true);
        fill(copy, row);
        return copy;
      }));
    }],
  ]) for (const each of element.querySelectorAll(`[data-${attribute}]`)) {
    const value = values[attribute === 'state' ? 'state' : each.dataset[attribute]];
    // Those of rows were filled with their row.
    if (value !== undefined) set(each, value);
  }
}

function draw() {
  const at = { now: now(), windowNo, windowCount: Number(windowCount) };
  if (board) fill(find('screen'), windowNo ? toWindowScreen(board, at) : toHallScreen(board, at));
}

function show(next) {
  // Two halls never mix, whatever stands between here and the server.
  if (next.hallId !== hall) return lose();
  board = next;
  boardAt = now();
  find('lost').hidden = true;
  draw();
  if (windowNo) return;
  announcements.take(board);
  if (!saying || announcements.isOver(saying)) say();
}

function lose() {
  const line = find('lost');
  if (!line.hidden) return;
  line.textContent = `连接中断，下面是 ${clock.format(boardAt)} 的情况，正在重新连接`;
  line.hidden = false;
}

function connect() {
  events?.close();
  events = new EventSource(`${api}/stream`);
  events.onmessage = ({ data }) => show(JSON.parse(data));
  events.onerror = () => {
    lose();
    // A refusal ends it for good; a break it mends by itself.
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN_MS);
  };
}

async function refresh() {
  const before = board;
  try {
    const answer = await fetch(api, { signal: AbortSignal.timeout(ANSWER_MS), cache: 'no-store' });
    if (!answer.ok) throw new Error(String(answer.status));
    const next = await answer.json();
    // What the stream brought meanwhile is newer.
    if (board === before) show(next);
    if (events.readyState === EventSource.CLOSED) connect();
  } catch {
    lose();
    connect();
  }
}

/** A chime of two notes, made here. */
const audio = globalThis.AudioContext ? new AudioContext() : undefined;
function chime() {
  if (audio?.state !== 'running') return;
  for (const [after, hertz] of [[0, 784], [0.35, 587]]) {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    const at = audio.currentTime + after;
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.5, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 1);
  }
}

/** Only where there is a Chinese voice: the chime and the large letters are always there. */
function speak(text) {
  const voice = globalThis.speechSynthesis?.getVoices().find(({ lang }) => /^(zh|cmn)/i.test(lang));
  if (!voice) return;
  const words = new SpeechSynthesisUtterance(text);
  Object.assign(words, { voice, lang: voice.lang, rate: 0.9 });
  setTimeout(() => speechSynthesis.speak(words), 900);
}

/** One after the other. */
function say() {
  clearTimeout(sayingTimer);
  saying = announcements.next();
  const card = find('call');
  card.hidden = !saying;
  if (!saying) return;
  card.querySelector('[data-number]').textContent = saying.number;
  card.querySelector('[data-to]').textContent = String(Number(saying.windowNo));
  chime();
  speak(saying.text);
  sayingTimer = setTimeout(say, SHOWN_MS);
}

const soundButton = find('sound');
if (soundButton && audio) {
  const ask = () => { soundButton.hidden = audio.state === 'running'; };
  audio.onstatechange = ask;
  ask();
  soundButton.onclick = () => void audio.resume().then(chime);
}

function tick() {
  find('clock').textContent = clock.format(now());
  find('date').textContent = `${date.format(now())}（${weekday.format(now())}）`;
}
tick();
setInterval(tick, 1000);
setInterval(refresh, REFRESH_MS);
addEventListener('offline', () => { events.close(); lose(); });
addEventListener('online', () => { connect(); void refresh(); });
connect();
