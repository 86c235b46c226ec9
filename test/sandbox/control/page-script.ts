/**
 * Keeps an open control page up to date. Everything works without it: forms are sent and the page is loaded again.
 * It touches only what changed, so that what a person is typing stays, and the focus too.
 */
export const PAGE_SCRIPT = `
let shown = document.body.dataset.revision;
async function refresh() {
  try {
    const state = await (await fetch('/api/state')).json();
    for (const place of document.querySelectorAll('[data-clock]')) place.textContent = state.nowText;
    if (state.revision === shown) return;
    const text = await (await fetch(location.href)).text();
    const page = new DOMParser().parseFromString(text, 'text/html');
    for (const id of ['you', 'people', 'team', 'mailbox', 'files']) {
      const old = document.getElementById(id);
      const fresh = page.getElementById(id);
      if (!old || !fresh || old.isEqualNode(fresh)) continue;
      const focused = old.contains(document.activeElement) ? document.activeElement.value : undefined;
      old.replaceWith(fresh);
      if (focused) fresh.querySelector('button[value="' + CSS.escape(focused) + '"]')?.focus();
    }
    shown = state.revision;
  } catch {
    // The sandbox has ended, or starts again: the next round will tell.
  }
}
setInterval(refresh, 1500);
for (const form of document.querySelectorAll('form[data-slow]'))
  form.addEventListener('submit', () => {
    const status = document.getElementById('moving');
    if (status) status.textContent = 'Moving the clock…';
  });
`;
