import assert from 'node:assert/strict';
import { leaksIn } from '../../../src/leaks/detect.js';
import { LEFT_TO_OTHERS, NEGATIVE, PROXY_RELEVANT, type ScannerShape } from './scannerShapes.js';

function foundIn(shapes: readonly ScannerShape[]): readonly ScannerShape[] {
  return shapes.filter(({ line }) => leaksIn(line).length > 0);
}

function lines(shapes: readonly ScannerShape[]): readonly string[] {
  return shapes.map(({ line }) => line);
}

describe('the forms that public secret scanners are tested with', () => {
  it('are all found where a proxy could be meant, with no false alarm', () => {
    const found = foundIn(PROXY_RELEVANT);
    const alarms = foundIn(NEGATIVE);
    for (const scanner of ['secretlint', 'gitleaks', 'trufflehog'] as const) {
      const count = (shapes: readonly ScannerShape[]) =>
        shapes.filter((shape) => shape.scanner === scanner).length;
      console.log(
        `      ${scanner}: recall ${count(found)} of ${count(PROXY_RELEVANT)}, ` +
          `false alarms ${count(alarms)} of ${count(NEGATIVE)}, ` +
          `left to others ${count(LEFT_TO_OTHERS) - count(foundIn(LEFT_TO_OTHERS))} of ${count(LEFT_TO_OTHERS)}`,
      );
    }
    assert.deepEqual(lines(alarms), []);
    assert.deepEqual(
      lines(PROXY_RELEVANT).filter((line) => !lines(found).includes(line)),
      [],
    );
  });

  it('are left to those scanners where no proxy or web URL holds a real password', () => {
    assert.deepEqual(lines(foundIn(LEFT_TO_OTHERS)), []);
  });
});
