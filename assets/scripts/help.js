// The quick way out on public and help pages. The link works without this script; with it the page goes
// blank at once, the entry in the history is replaced, and three presses of Shift or Esc do the same.
// Written for old phones: no module, no arrow function, no promise.

(function () {
  "use strict";
  var exit = document.querySelector(".govuk-js-exit-this-page-button");
  if (!exit) return;

  var pressesNeeded = 3;
  var pressWindow = 5000; // milliseconds between presses that still count together
  var presses = 0;
  var lastKey = "";
  var lastAt = 0;

  function leave() {
    // Hidden first: on a slow line the next page may take seconds.
    document.documentElement.style.visibility = "hidden";
    document.title = "";
    // Replaced, so that the back button does not lead here again.
    window.location.replace(exit.href);
  }

  exit.addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });

  document.addEventListener("keyup", function (event) {
    var key = event.key === "Esc" ? "Escape" : event.key;
    if (key !== "Shift" && key !== "Escape") {
      presses = 0;
      return;
    }
    var now = Date.now();
    presses = key === lastKey && now - lastAt < pressWindow ? presses + 1 : 1;
    lastKey = key;
    lastAt = now;
    if (presses >= pressesNeeded) leave();
  });

  // A page restored from the browser's memory would show what was left in a hurry.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && document.documentElement.style.visibility === "hidden") leave();
  });
})();
