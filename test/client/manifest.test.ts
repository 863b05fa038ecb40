import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly viewsWelcome: readonly { readonly contents: string }[];
  };
}

type Strings = Readonly<Record<string, string>>;

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const strings = (path: string): Strings => JSON.parse(read(path)) as Strings;
const found = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

const languages = ['ko', 'ja'];
const manifest = JSON.parse(read('package.json')) as Manifest;
const source = readdirSync(new URL('src/client', root))
  .map((name) => read(`src/client/${name}`))
  .join('\n');
const declared = manifest.contributes.commands.map(({ command }) => command).sort();

describe("the extension's manifest", () => {
  it('declares the commands that are registered', () => {
    assert.deepEqual(found(source, /registerCommand\(\s*'([^']+)'/g), declared);
  });

  it('uses no command that it does not declare', () => {
    const menus = Object.values(manifest.contributes.menus).flat();
    const links = Object.values(strings('package.nls.json')).flatMap((text) =>
      found(text, /\(command:([^)]+)\)/g),
    );
    for (const command of [...menus.map((item) => item.command), ...links])
      assert.ok(declared.includes(command), command);
  });

  it('has its titles in every language', () => {
    const used = found(read('package.json'), /"%([^%"]+)%"/g);
    assert.deepEqual(Object.keys(strings('package.nls.json')).sort(), used);
    for (const language of languages)
      assert.deepEqual(Object.keys(strings(`package.nls.${language}.json`)).sort(), used, language);
  });

  it('has its sentences in every language, with the same gaps and links', () => {
    const used = found(source, /l10n\.t\(\s*'([^']+)'/g);
    assert.deepEqual(Object.keys(strings('l10n/bundle.l10n.json')).sort(), used);
    for (const language of languages) {
      const bundle = strings(`l10n/bundle.l10n.${language}.json`);
      assert.deepEqual(Object.keys(bundle).sort(), used, language);
      for (const [english, translated] of Object.entries(bundle))
        assert.deepEqual(found(translated, /(\{\d\})/g), found(english, /(\{\d\})/g), english);
      const titles = strings(`package.nls.${language}.json`);
      for (const [key, english] of Object.entries(strings('package.nls.json')))
        assert.deepEqual(
          found(titles[key] ?? '', /(\(command:[^)]+\))/g),
          found(english, /(\(command:[^)]+\))/g),
          key,
        );
    }
  });
});
