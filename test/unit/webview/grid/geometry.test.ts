import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Geometry, MAX_CONTENT_PX } from '../../../../src/webview/grid/geometry.js';

const geometries = () =>
  fc
    .tuple(fc.nat(2_000_000), fc.integer({ min: 22, max: 60 }), fc.nat(3000))
    .map(([rowCount, rowHeight, viewHeight]) => new Geometry(rowCount, rowHeight, viewHeight));

describe('the geometry of a scrolled view', () => {
  it('is no taller than a browser can lay out, and as tall as its rows where they fit', () => {
    fc.assert(
      fc.property(geometries(), (geometry) => {
        const total = geometry.rowCount * geometry.rowHeight;
        assert.equal(geometry.contentHeight, Math.min(total, MAX_CONTENT_PX));
        assert.equal(geometry.isScaled, total > MAX_CONTENT_PX);
      }),
    );
  });

  it('draws every row that is in view', () => {
    fc.assert(
      fc.property(
        geometries(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(10),
        fc.boolean(),
        (geometry, part, spare, isSpareAbove) => {
          const { rowCount, rowHeight, viewHeight } = geometry;
          const offset = geometry.clampedOffset(part * rowCount * rowHeight);
          const { first, end } = geometry.windowAt(offset, spare, isSpareAbove);
          assert.ok(first >= 0 && end <= rowCount && first <= end);
          assert.ok(first * rowHeight <= offset);
          assert.ok(end === rowCount || end * rowHeight >= offset + viewHeight);
          assert.equal(end - first, Math.min(rowCount, geometry.drawnRows(spare)));
        },
      ),
    );
  });

  it('places rows within what a transform can hold, wherever the view is', () => {
    fc.assert(
      fc.property(geometries(), fc.double({ min: 0, max: 1, noNaN: true }), (geometry, part) => {
        const window = geometry.windowAt(part * geometry.rowCount * geometry.rowHeight, 6, true);
        const base = geometry.baseOf(window);
        assert.ok(base <= window.first);
        assert.ok((window.end - base) * geometry.rowHeight <= MAX_CONTENT_PX);
      }),
    );
  });

  it('leads from the top of the bar to the first row and from its end to the last', () => {
    fc.assert(
      fc.property(geometries(), (geometry) => {
        const { rowCount, rowHeight, viewHeight, contentHeight } = geometry;
        const bottom = Math.max(0, contentHeight - viewHeight);
        assert.equal(geometry.offsetAt(0), 0);
        assert.ok(
          Math.abs(geometry.offsetAt(bottom) - Math.max(0, rowCount * rowHeight - viewHeight)) < 1e-6,
        );
      }),
    );
  });

  it('finds the offset of a place of the bar, and that place again', () => {
    fc.assert(
      fc.property(geometries(), fc.double({ min: 0, max: 1, noNaN: true }), (geometry, part) => {
        const scrollTop = part * Math.max(0, geometry.contentHeight - geometry.viewHeight);
        assert.ok(Math.abs(geometry.scrollTopAt(geometry.offsetAt(scrollTop)) - scrollTop) < 1e-6);
      }),
    );
  });

  it('shows a row by the shortest way, and stays where it is in view', () => {
    const geometry = new Geometry(1000, 20, 100);
    assert.equal(geometry.offsetShowing(0, 500), 0);
    assert.equal(geometry.offsetShowing(30, 560), 560);
    assert.equal(geometry.offsetShowing(24, 500), 480);
    assert.equal(geometry.offsetShowing(30, 500), 520);
    assert.equal(geometry.offsetShowing(999, 0), 19_900);
    assert.equal(new Geometry(3, 20, 100).offsetShowing(2, 0), 0);
  });

  it('turns pages by whole rows, at least one', () => {
    assert.equal(new Geometry(1000, 20, 109).rowsAPage, 4);
    assert.equal(new Geometry(1000, 20, 10).rowsAPage, 1);
  });
});
