/** As much of an element of the page as the functions need that run there. */
export interface PageElement {
  readonly firstChild: PageNode | null;
  readonly innerText: string;
  readonly textContent: string | null;
  /** Of an input. */
  value: string;
  readonly ownerDocument: {
    createRange(): Range;
    readonly defaultView: { getComputedStyle(element: PageElement): { readonly color: string } } | null;
  };
  getAttribute(name: string): string | null;
  getBoundingClientRect(): Box;
  closest(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  dispatchEvent(event: Event): boolean;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  addEventListener(
    type: 'click',
    listener: (event: { readonly target: PageElement }) => void,
    options: { readonly capture: boolean; readonly once: boolean },
  ): void;
}

interface PageNode {
  readonly textContent: string | null;
}

interface Range {
  setStart(node: PageNode, offset: number): void;
  setEnd(node: PageNode, offset: number): void;
  getBoundingClientRect(): Box;
}

interface Box {
  readonly top: number;
  readonly right: number;
}
