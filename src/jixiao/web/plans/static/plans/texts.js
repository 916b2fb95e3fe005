// The page's own sentences in the reader's language, by name; the server puts them into the page.
const told = JSON.parse(document.getElementById("texts").textContent);

export const text = (name, values = {}) =>
  told[name].replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));
