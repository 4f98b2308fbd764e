/*
 Asks for the page anew when what it shows is over, while somebody looks. Comfort only: a button does the same.
 Where the page says what it shows, that is asked for first, and the page comes anew when it is something else; a lost connection is no reason.
*/
(() => {
  const { seconds, shown, at = location.href } = document.currentScript.dataset;
  const isOver = async () => {
    const r = await fetch(at, { headers: { Accept: 'application/json' } });
    return r.ok && (await r.json()).shown !== shown;
  };
  const again = async () => {
    if (document.hidden) setTimeout(again, 500);
    else if (!shown) location.reload();
    // Not reloaded: that would send a form that came back with errors once more.
    else if (await isOver().catch(() => false)) location.replace(at);
    else setTimeout(again, seconds * 1000);
  };
  setTimeout(again, seconds * 1000);
})();
