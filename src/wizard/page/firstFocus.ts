/**
 * Puts the focus on a control as soon as the page has the focus and is on show, unless something in the page took it
 * before. VS Code focuses a page while its frame is still hidden, when nothing in it can take the focus yet.
 */
export function focusWhenShown(id: string): void {
  const attempt = () => {
    if (document.activeElement !== document.body) return;
    if (!document.hasFocus()) {
      window.addEventListener('focus', attempt, { once: true });
      return;
    }
    document.getElementById(id)?.focus({ preventScroll: true });
    requestAnimationFrame(attempt);
  };
  attempt();
}
