import type { Page, PageRequest } from '../core/page.js';
import { present } from './present.js';

interface PageAnswer<T> {
  readonly items: readonly T[];
  readonly pageSize?: number | undefined;
  readonly total?: number | undefined;
  readonly refreshedAt?: number | undefined;
}

/** The page that was asked for; where no total came, a full page means that more may follow. */
export function toPage<T>(
  request: PageRequest,
  { items, pageSize, total, refreshedAt }: PageAnswer<T>,
): Page<T> {
  const size = pageSize ?? request.pageSize ?? items.length;
  const mayFollow = total === undefined ? items.length >= size : request.page * size < total;
  return present({ items, page: request.page, hasMore: items.length > 0 && mayFollow, total, refreshedAt });
}
