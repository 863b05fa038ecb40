import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { unpackPackage, untar } from './unpack.mjs';
import { versions } from './versions.mjs';

/** Puts a headless Chromium and the libraries it needs into `folder`. */
export async function installBrowser(folder) {
  const name = '@sparticuz/chromium';
  await unpackPackage(name, versions[name], folder, {
    inner: 'bin',
    only: ['chromium.br', 'al2023.tar.br'],
  });
  // By hand, for the package's own way reuses a half-written file in the temporary folder.
  await decompress(path.join(folder, 'chromium.br'));
  await chmod(path.join(folder, 'chromium'), 0o755);
  await decompress(path.join(folder, 'al2023.tar.br'));
  await untar(path.join(folder, 'al2023.tar'), folder);
  await rm(path.join(folder, 'al2023.tar'));
}

/** Replaces `name.br` by `name`. */
async function decompress(file) {
  const target = file.slice(0, -'.br'.length);
  await pipeline(createReadStream(file), createBrotliDecompress(), createWriteStream(target));
  await rm(file);
}
