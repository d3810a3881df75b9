/** Where a workspace keeps what runs in its window through a proxy; absent where nothing does. */
export const EARLIER_KEY = 'running';
