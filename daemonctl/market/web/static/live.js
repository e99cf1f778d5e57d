// Every 15 seconds, while the page can be seen: the page again, and of it the parts marked
// data-live in place of the old ones. Without this script "reload" does the same.
"use strict";
(() => {
  const parts = () => document.querySelectorAll("[data-live]");
  const busy = (part) => part.contains(document.activeElement) || part.querySelector("details[open]");
  const refresh = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(location.pathname + location.search, { credentials: "same-origin" });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of parts()) {
        const now = fresh.getElementById(part.id);
        if (now && !busy(part) && now.innerHTML !== part.innerHTML) part.replaceWith(now);
      }
    } catch {
      // The market is away for a moment; the next time will do.
    }
  };
  setInterval(refresh, 15000);
})();
