/* Asks for the page anew when what it shows is over, while somebody looks. Comfort only: a button does the same. */
(() => {
  const again = () => {
    if (document.hidden) setTimeout(again, 500);
    else location.reload();
  };
  setTimeout(again, document.currentScript.dataset.seconds * 1000);
})();
