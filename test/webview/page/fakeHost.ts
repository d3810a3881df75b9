/** What the page told the extension, for the tests to read. */
const said: unknown[] = [];

/** The extension says something to the page. */
function tell(name: string, what: unknown): void {
  window.postMessage({ name, said: what });
}

Object.assign(globalThis, {
  said,
  tell,
  acquireVsCodeApi: () => ({
    postMessage: (message: unknown) => said.push(message),
    setState: () => undefined,
  }),
});
