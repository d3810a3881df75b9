import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { Answer } from './exchange.js';
import type { Fail } from './failure.js';

const MEBIBYTE = 2 ** 20;
const MAX_TEXT_BYTES = 5 * MEBIBYTE;
const MAX_FILE_BYTES = 256 * MEBIBYTE;

/** The body as text without its byte order mark, up to 5 MiB after decompression. */
export async function readText(answer: Answer, fail: Fail): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of upTo(MAX_TEXT_BYTES, answer, fail)) {
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Streams the body, up to 256 MiB, to a file for its owner alone, which is there only when it is whole. */
export async function saveFile(answer: Answer, file: string, fail: Fail): Promise<void> {
  const encoding = answer.header('content-encoding') ?? 'identity';
  if (encoding !== 'identity') {
    answer.discard();
    throw fail({
      kind: 'malformedAnswer',
      status: answer.status,
      detail: 'a compressed file, asked for as it is',
    });
  }
  const partial = `${file}.${randomUUID()}.part`;
  const handle = await open(partial, 'wx', 0o600).catch((error: unknown) => {
    answer.discard();
    throw error;
  });
  try {
    try {
      for await (const chunk of upTo(MAX_FILE_BYTES, answer, fail)) {
        await handle.writeFile(chunk);
      }
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function* upTo(maxBytes: number, { status, body }: Answer, fail: Fail): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw fail({ kind: 'tooLarge', status, detail: `more than ${maxBytes / MEBIBYTE} MiB` });
    }
    yield chunk;
  }
}
