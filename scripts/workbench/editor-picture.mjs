import { copyToTemp } from './run-in-extension-host.mjs';
import { WorkbenchPage } from './page.mjs';

/** Settings of a server that the picture is taken from; its letters and colours do not depend on the machine. */
export const pictureSettings = {
  'workbench.colorTheme': 'Default Light Modern',
  'window.autoDetectColorScheme': false,
  'window.title': '${activeEditorShort} – ${rootName}',
  'editor.minimap.enabled': false,
};

/**
 * Takes the picture that README.md shows: the sample's claims beside a note with a finding and a hover card.
 * It holds nothing that depends on the day or the machine.
 */
export async function takePicture({ browser, server, sample, file }) {
  const workspace = copyToTemp(sample);
  try {
    const window = await WorkbenchPage.open(browser, server, workspace.folder);
    const editor = await window.openFile('notes/tokyo-23-august.md');
    await window.openView('Attaché');
    await window.treeRow('Tokyo, 23 August 2025');
    await widenSideBar(window.page);
    await editor.waitForSquiggle('error');
    await editor.hoverWord('Lee Jae-myung');
    await window.page.screenshot({ path: file, animations: 'disabled' });
    await window.close();
  } finally {
    workspace.remove();
  }
}

/** Until the rows show what stands behind a claim's first words. */
async function widenSideBar(page) {
  const { x, width } = await page.locator('.part.sidebar').boundingBox();
  const edge = x + width + 2;
  await page.mouse.move(edge, 600);
  await page.mouse.down();
  await page.mouse.move(edge + 110, 600, { steps: 5 });
  await page.mouse.up();
}
