// Extras only: every page works without this file. Copy buttons appear when it runs.
const root = document.documentElement;
const said = document.getElementById('said');
root.classList.add('js');

// What a report shows without a script has no button of its own.
for (const head of document.querySelectorAll('.code-head:not(:has(.copy))')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn quiet copy';
  button.textContent = 'Copy';
  head.append(button);
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('.copy');
  if (!button) return;
  const from = button.closest('.code, .copy-from');
  const text = from.querySelector('pre code, [data-copy]').innerText;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
    said.textContent = 'Copied';
  } catch {
    button.textContent = 'Select the text';
    said.textContent = 'Copying was refused. Select the text and copy it.';
  }
  setTimeout(() => { button.textContent = 'Copy'; }, 2000);
});

// The server keeps the choice in a cookie and writes data-theme; this spares the round trip.
for (const button of document.querySelectorAll('[name="theme"]')) {
  button.addEventListener('click', (event) => {
    event.preventDefault();
    if (button.value === 'system') root.removeAttribute('data-theme');
    else root.dataset.theme = button.value;
    for (const other of document.querySelectorAll('[name="theme"]')) other.setAttribute('aria-pressed', String(other === button));
  });
}
