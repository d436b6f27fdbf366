// Copies the value of the field that a button names. Without it the field can be selected and copied by hand.
for (const button of document.querySelectorAll("[data-copy]"))
  button.addEventListener("click", async () => {
    const field = document.querySelector(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Copied";
  });
