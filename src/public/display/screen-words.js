/*
 What a screen says of a board: pure, and the same on the server (views) and in the browser (screen.js).
*/
const minuteOf = now => new Date(now + 288e5).toISOString().slice(11, 16);
const windowName = no => `${Number(no)} 号窗口`;
const joined = nos => nos.map(no => Number(no)).join('、');

/** Why nobody is called just now, as two lines; nothing while the hall serves. */
function restOf({ hours, closedReason, windows, lines }, now) {
  if (closedReason) return { head: '今天不对外办公', more: `${closedReason}。许多事项可以在网上办理，不用来大厅。` };
  const minute = minuteOf(now);
  const next = hours.find(({ to }) => minute < to);
  if (!next) {
    return lines.some(({ waiting }) => waiting > 0) && windows.length > 0
      ? { head: '今天不再取号', more: '已经取号的请等候叫号，办完为止。' }
      : { head: '今天的办理已经结束', more: '明天请按公布的办公时间来，也可以在网上办理。' };
  }
  if (minute < next.from) {
    const head = next === hours[0] ? `${next.from} 开始办理` : `午间休息，${next.from} 继续办理`;
    return { head, more: `今天的办理时间：${hours.map(({ from, to }) => `${from}–${to}`).join('，')}` };
  }
  if (windows.length === 0) return { head: '窗口正在准备', more: '请稍坐，很快开始叫号。' };
  if (windows.every(({ state }) => state === 'paused')) return { head: '窗口暂停叫号', more: '请稍坐，马上继续叫号。' };
  return undefined;
}

function waitOf({ openWindows, isOpen, waiting, waitMinutes }) {
  if (openWindows === 0) return isOpen ? '窗口未开' : '暂停办理';
  if (waiting === 0 && waitMinutes === 0) return '不用等';
  return `约 ${Math.max(waitMinutes, 1)} 分钟`;
}

/** The hall rests as a whole, and goes on later today. */
const isBetween = ({ hours }, now) => hours.some(({ from }) => minuteOf(now) < from) && !hours.some(({ from, to }) => from <= minuteOf(now) && minuteOf(now) < to);

/** Numbers of people who stand at a window or are on their way, the newest first. */
function callsOf({ calls, windows }) {
  const isThere = call => windows.some(({ no, number }) => no === call.windowNo && number === call.number);
  return calls.filter(isThere).map(({ number, windowNo, isServing }) => ({
    number, window: windowName(windowNo), word: isServing ? '办理中' : '请前往', state: isServing ? 'serving' : 'called',
  }));
}

/** The screen of a hall. `windowCount`: how many windows it has, open or not. */
export function toHallScreen(board, { now, windowCount }) {
  const rest = restOf(board, now);
  const paused = board.windows.filter(({ state }) => state === 'paused').map(({ no }) => no);
  const open = board.windows.length - paused.length;
  const calls = callsOf(board);
  const isLive = ({ openWindows, waiting }) => openWindows > 0 || waiting > 0;
  const idle = board.lines.filter(line => !isLive(line)).map(({ name }) => name);
  // With nothing to look up, what is left to say fills the screen.
  const isResting = rest && calls.length === 0 && board.missed.length === 0 && board.lines.every(({ waiting }) => waiting === 0);
  return {
    state: isResting ? 'resting' : 'serving',
    calls,
    restHead: rest?.head ?? '现在没有叫号',
    restMore: rest?.more ?? '请先取号，坐下等候。叫到您的号，这里会显示。',
    isEmpty: calls.length === 0,
    lines: board.lines.filter(isLive).map(line => ({ letter: line.letter, name: line.name, waiting: String(line.waiting), wait: waitOf(line), state: line.openWindows > 0 ? 'open' : 'closed' })),
    idleLines: idle.length > 0 ? `窗口未开：${idle.join('、')}` : '',
    open: String(open), paused: String(paused.length), closed: String(Math.max(windowCount - open - paused.length, 0)),
    pausedNames: paused.length > 0 ? `${joined(paused)} 号窗口暂停` : '',
    missed: board.missed.map(number => ({ number })),
    hasMissed: board.missed.length > 0,
  };
}

/** The screen over one window. */
export function toWindowScreen(board, { now, windowNo }) {
  const window = board.windows.find(({ no }) => no === windowNo);
  const rest = restOf(board, now);
  if (!window) return { number: '', state: 'closed', word: '窗口未开', more: rest?.more ?? '请到其他窗口办理。' };
  if (window.number) return { number: window.number, state: window.isServing ? 'serving' : 'called', word: window.isServing ? '正在办理' : '请到本窗口', more: '' };
  if (window.state === 'paused') return { number: '', state: 'paused', word: '暂停服务', more: isBetween(board, now) ? rest.head : '请稍候，或到其他窗口办理。' };
  return { number: '', state: 'idle', word: '等待叫号', more: '叫到您的号，请到这里办理。' };
}
