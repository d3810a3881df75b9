let gridCount = 0;

/** The element that has the focus for all cells, and beside it what is said when nothing on the page says it. */
export class GridElement {
  readonly element = document.createElement('div');
  readonly #said = document.createElement('div');
  readonly #id = `grid-${(gridCount += 1)}`;
  #named = 0;

  constructor(host: HTMLElement, label: string) {
    this.element.className = 'grid';
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'grid');
    this.element.setAttribute('aria-label', label);
    this.element.setAttribute('aria-multiselectable', 'true');
    this.#said.className = 'grid-said';
    this.#said.setAttribute('role', 'status');
    host.append(this.element, this.#said);
  }

  /** Names the cell that the focus is on; while that is not drawn, none is. */
  pointAt(cell: HTMLElement | undefined): void {
    if (!cell) {
      this.element.removeAttribute('aria-activedescendant');
      return;
    }
    cell.id ||= `${this.#id}-${(this.#named += 1)}`;
    if (this.element.getAttribute('aria-activedescendant') !== cell.id) {
      this.element.setAttribute('aria-activedescendant', cell.id);
    }
  }

  say(text: string): void {
    this.#said.textContent = text;
  }

  remove(): void {
    this.element.remove();
    this.#said.remove();
  }
}
