/** State that the windows of a machine share, as VS Code keeps it: what is put in comes back as JSON would bring it. */
export interface SharedState {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}
