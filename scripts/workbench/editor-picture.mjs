import { copyToTemp } from './run-in-extension-host.mjs';
import { WorkbenchPage } from './page.mjs';

/** Settings of a server that the picture is taken from; its letters and colours do not depend on the machine. */
export const pictureSettings = {
  'workbench.colorTheme': 'Default Light Modern',
  'window.autoDetectColorScheme': false,
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
    await editor.waitForSquiggle('error');
    await editor.hoverWord('Lee Jae-myung');
    await window.page.screenshot({ path: file, animations: 'disabled' });
    await window.close();
  } finally {
    workspace.remove();
  }
}
