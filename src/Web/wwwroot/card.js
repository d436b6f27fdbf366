// Saves the draft a moment after the last change, as the button does. Without it the button saves.
const form = document.querySelector("form#card");
const said = document.querySelector("#saved");
const pause = 3000, unsaved = "Not saved yet; it is tried again with the next change.";
let waiting = 0, busy = false, saving = Promise.resolve();

form.addEventListener("input", () => {
  clearTimeout(waiting);
  said.textContent = "";
  waiting = setTimeout(() => { saving = saving.then(save); }, pause);
});
form.addEventListener("submit", submitted => {
  clearTimeout(waiting); // the button's own post carries everything
  if (!busy) return;
  submitted.preventDefault(); // it would be made from the version before the one that is being saved
  saving.then(() => form.requestSubmit(submitted.submitter));
});

async function save() {
  busy = true;
  // A save that failed must not keep the next one from its turn.
  await post().catch(() => { said.textContent = unsaved; }).finally(() => { busy = false; });
}

async function post() {
  const fields = new FormData(form);
  fields.set("action", "save");
  const answer = await fetch(location.pathname, { method: "POST", body: new URLSearchParams(fields) }).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const problem = page?.querySelector("[role=alert]")?.textContent;
  const etag = page?.querySelector("form#card input[name=etag]");
  if (!page || problem || !etag) {
    said.textContent = problem || unsaved;
    return;
  }
  form.querySelector("input[name=etag]").value = etag.value; // the next save is made from this version
  said.textContent = "Draft saved.";
}
