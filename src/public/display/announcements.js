/*
 Which calls are announced, in which order, how often: pure, so that it is tested without a screen.
*/
const SEEN_AT_MOST = 2000;
/** When more than this many wait to be announced, each is announced once: the last one's person stands at the window long before. */
const HURRY_FROM = 3;

export function createAnnouncements(times) {
  const seen = new Set();
  let waiting = [];
  let current = new Map();
  let isFirst = true;
  const keyOf = ({ number, windowNo, at }) => `${number} ${windowNo} ${at}`;
  return {
    /** What stands on the first board was announced before this screen was switched on. */
    take({ calls, windows }) {
      const isCalled = call => !call.isServing && windows.some(({ no, number }) => no === call.windowNo && number === call.number);
      current = new Map(calls.filter(isCalled).map(call => [keyOf(call), call]));
      // Whoever came meanwhile, or did not come, is not called any more.
      waiting = waiting.filter(({ key }) => current.has(key));
      for (const [key, call] of [...current].reverse()) {
        if (!seen.has(key) && !isFirst) waiting.push({ key, number: call.number, windowNo: call.windowNo, text: call.text, left: times });
        seen.add(key);
      }
      isFirst = false;
      for (const key of seen) if (seen.size > SEEN_AT_MOST) seen.delete(key);
    },
    /** The call to be announced now, once. */
    next() {
      const [first] = waiting;
      if (!first) return undefined;
      first.left -= 1;
      if (first.left <= 0 || waiting.length > HURRY_FROM) waiting.shift();
      return { key: first.key, number: first.number, windowNo: first.windowNo, text: first.text };
    },
    /** The person stands at the window, or is called anew. */
    isOver: ({ key }) => !current.has(key),
  };
}
