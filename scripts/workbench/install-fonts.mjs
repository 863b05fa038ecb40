import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unpackPackage } from './unpack.mjs';
import { fontWeights, fonts } from './versions.mjs';

// Paths relative to this file itself, so the folder can be moved. Only these fonts are seen, never
// the system's: pictures come out the same on every machine. A Korean face comes before the Japanese
// one for characters that both have, as most names in our samples are Korean.
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
${alias('monospace', ['Noto Sans Mono', 'Noto Sans KR', 'Noto Sans JP', 'Noto Sans SC'])}
${alias('sans-serif', ['Noto Sans', 'Noto Sans KR', 'Noto Sans JP', 'Noto Sans SC'])}
</fontconfig>
`;

function alias(family, preferred) {
  const names = preferred.map((name) => `<family>${name}</family>`).join('');
  return `  <alias binding="same"><family>${family}</family><prefer>${names}</prefer></alias>`;
}

/** Puts Latin, Korean, Japanese and Chinese fonts and a fontconfig file for them into `folder`. */
export async function installFonts(folder) {
  await Promise.all(
    Object.entries(fonts).map(([name, { version, family }]) =>
      unpackPackage(name, version, path.join(folder, family), {
        only: fontWeights.map((weight) => `${weight}/${family}_${weight}.ttf`),
      }),
    ),
  );
  await writeFile(path.join(folder, 'fonts.conf'), fontsConf);
}
