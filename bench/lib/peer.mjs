import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/root.mjs';

const folder = path.join(root, 'node_modules/yaml-language-server');
const { name, version, bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

export const peerName = () => `${name} ${version}`;

export const peerProgram = () => path.join(folder, bin[name]);
