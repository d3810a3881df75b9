/** Tells when the colours of the editor have changed; what is drawn on a canvas has to be drawn again. */
export function onThemeChange(redraw: () => void): void {
  const observer = new MutationObserver(redraw);
  observer.observe(document.documentElement, { attributeFilter: ['class', 'style'] });
  observer.observe(document.body, { attributeFilter: ['class'] });
  matchMedia('(forced-colors: active)').addEventListener('change', redraw);
}
