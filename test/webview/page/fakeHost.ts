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
    // a window's name outlives the page in it, as what the editor keeps does
    getState: (): unknown => (window.name === '' ? undefined : JSON.parse(window.name)),
    setState: (state: unknown) => {
      window.name = JSON.stringify(state);
    },
  }),
});
