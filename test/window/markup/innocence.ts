import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { ICON, MARK } from './payloads.js';

/** Runs in each frame of the window: what a payload became beside text. */
const LOOK = `(() => {
  const found = [];
  const active = 'a, area, img, image, iframe, frame, script, link, style, form, video, audio, source, object, embed, base, meta, [data-href], [style]';
  for (const element of document.querySelectorAll(active)) {
    for (const name of ['href', 'src', 'srcdoc', 'action', 'poster', 'data', 'content', 'data-href', 'xlink:href', 'style']) {
      const value = element.getAttribute(name);
      if (value !== null && /${MARK}\\d/.test(value)) {
        found.push(element.tagName + ' ' + name + '=' + value);
      }
    }
    if ((element.tagName === 'SCRIPT' || element.tagName === 'STYLE') && /${MARK}\\d/.test(element.textContent)) {
      found.push(element.tagName + ' ' + element.textContent);
    }
  }
  for (const link of document.querySelectorAll('.detected-link, .detected-link-active')) {
    if (/${MARK}\\d/.test(link.textContent)) {
      found.push('link ' + link.textContent);
    }
  }
  for (const icon of document.querySelectorAll('.codicon-${ICON}')) {
    found.push('icon ' + icon.className);
  }
  if ('zqHit' in window) {
    found.push('script ' + window.zqHit);
  }
  return { found, marks: (document.body?.innerText.match(/${MARK}\\d+/g) ?? []) };
})()`;

interface Look {
  readonly found: readonly string[];
  readonly marks: readonly string[];
}

/** Looks through every frame of the window: nothing of a payload is anything but text. Adds the marks that are shown to `seen`. */
export async function assertInnocent(page: Page, seen: Set<string>, where: string): Promise<void> {
  for (const frame of page.frames()) {
    // a frame may go while it is looked at
    const look = await frame.evaluate<Look>(LOOK).catch((error: unknown) => {
      if (frame.isDetached()) {
        return { found: [], marks: [] };
      }
      throw error;
    });
    assert.deepEqual(look.found, [], where);
    for (const mark of look.marks) {
      seen.add(mark);
    }
  }
}
