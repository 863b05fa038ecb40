import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { root } from '../../scripts/lib/root.mjs';
import { takePicture } from '../../scripts/workbench/editor-picture.mjs';
import { editorAndBrowser, pictures, sample } from './window.mjs';

const remedy =
  'Look at out/pictures/editor.png; if it is right, run `npm run picture` and commit what it writes.';

describe('the picture in README.md', () => {
  it('shows the editor as it is', async () => {
    const committed = path.join(root, 'docs/images/editor.png');
    const file = path.join(pictures, 'editor.png');
    await takePicture({ ...(await editorAndBrowser()), sample, file });
    assert.ok(existsSync(committed), `There is no docs/images/editor.png. ${remedy}`);
    const [old, now] = [committed, file].map((each) => PNG.sync.read(readFileSync(each)));
    assert.deepEqual([now.width, now.height], [old.width, old.height], remedy);
    const { width, height } = now;
    const differing = pixelmatch(old.data, now.data, undefined, width, height, { threshold: 0.2 });
    const share = differing / (width * height);
    // Two runs do not differ at all; a wrong card or a wrong count is about half a per cent.
    assert.ok(share < 0.004, `${(share * 100).toFixed(1)} % of docs/images/editor.png differ. ${remedy}`);
  });
});
