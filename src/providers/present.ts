type Absent = null | undefined;

/** `T` with the members that may be null or undefined made optional, and never null or undefined. */
type Present<T> = {
  [K in keyof T as Absent & T[K] extends never ? K : never]: T[K];
} & {
  [K in keyof T as Absent & T[K] extends never ? never : K]?: NonNullable<T[K]>;
};

/** The members that hold something: providers spell an absent one as null, as undefined, or not at all. */
export function present<const T extends object>(members: T): Present<T> {
  const entries = Object.entries(members).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as Present<T>;
}
