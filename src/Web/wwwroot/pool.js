// Looks again while somebody waits, which also tells that they are still there, and touches nothing else: what somebody is
// typing stays. Without it the page shows the same on reload.
const every = 20_000;

async function lookAgain() {
  const shown = document.querySelector("#pool");
  if (shown?.dataset.waits !== "yes") return;
  const answer = await fetch(location.pathname).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page && page.querySelector("#pool");
  // A button somebody is about to press is not taken away from under their hand.
  if (fresh && !shown.contains(document.activeElement)) shown.replaceWith(document.adoptNode(fresh));
  setTimeout(lookAgain, every);
}

setTimeout(lookAgain, every);
