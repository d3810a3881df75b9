import assert from 'node:assert/strict';
import { placeNote, staleMessage, updatedMessage } from '../../../../src/ui/editor/staleMessages.js';

describe('the words about URLs of before', () => {
  it('count places and files', () => {
    assert.deepEqual(
      [staleMessage('A', 1, 1), staleMessage('A', 3, 1), staleMessage('A', 3, 2)],
      [
        'A: 1 place still holds the old URL.',
        'A: 3 places in 1 file still hold the old URL.',
        'A: 3 places in 2 files still hold the old URL.',
      ],
    );
  });

  it('say what is left to do, and nothing where all is done', () => {
    assert.equal(updatedMessage({ updated: 1, left: 0, isUnsaved: false }), '1 place was updated.');
    assert.equal(
      updatedMessage({ updated: 2, left: 1, isUnsaved: true }),
      '2 places were updated. Save the changed files before the program runs. 1 place was not updated: change it yourself.',
    );
  });

  it('say why a place stays', () => {
    const notes = [placeNote(true, true, true), placeNote(true, true, false), placeNote(false, false, false)];
    assert.equal(new Set(notes).size, 3);
    assert.equal(placeNote(false, true, false), '');
  });
});
