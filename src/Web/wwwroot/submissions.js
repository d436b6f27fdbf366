// Follows submissions that wait for their verdict, the oldest first, and touches nothing else: what somebody is typing stays.
// Without it the page shows the same on reload.
const followed = new Set();

function follow() {
  const line = document.querySelector("#submissions [data-progress]");
  if (!line || followed.has(line.dataset.progress)) return; // once each: a service that is away is not asked in a loop
  followed.add(line.dataset.progress);
  const stream = new EventSource(line.dataset.progress);
  stream.onmessage = said => { line.textContent = said.data; };
  stream.addEventListener("done", () => {
    stream.close();
    renew().then(follow);
  });
}

async function renew() {
  const answer = await fetch(location.pathname);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("#submissions");
  if (answer.ok && fresh) document.querySelector("#submissions").replaceWith(document.adoptNode(fresh));
}

follow();
