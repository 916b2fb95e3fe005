// Files dropped anywhere on the form are taken, and the bytes sent are shown while they go.
const form = document.querySelector("[data-drop]");
const input = form.querySelector("input[type=file]");
const bar = form.querySelector("[data-sending]");

for (const name of ["dragenter", "dragover"])
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
form.addEventListener("dragleave", () => form.classList.remove("over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const sending = new XMLHttpRequest();
  bar.hidden = false;
  form.querySelector("button").disabled = true;
  sending.upload.addEventListener("progress", ({ loaded, total }) => (bar.value = (loaded / total) * 100));
  sending.addEventListener("load", () => {
    if (sending.status < 300 && sending.responseURL !== location.href) return location.assign(sending.responseURL);
    const told = new DOMParser().parseFromString(sending.responseText, "text/html").querySelector(".refusal");
    say(told?.textContent ?? `${sending.status}`);
  });
  sending.addEventListener("error", () => form.submit());
  sending.open("POST", form.action);
  sending.send(new FormData(form));
});

const say = (text) => {
  form.querySelector("button").disabled = false;
  bar.hidden = true;
  const told = form.querySelector(".refusal") ?? form.appendChild(document.createElement("p"));
  told.className = "refusal";
  told.setAttribute("role", "alert");
  told.textContent = text;
};
