/** Builds a value on its first use and keeps it: starting up costs nothing for what is never asked for. */
export function lazily<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined;
  return () => {
    built ??= { value: build() };
    return built.value;
  };
}
