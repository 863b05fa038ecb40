// Begins a check: `npm run new-check -- NAME` writes its file and its marked notes, which fail until they are filled.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './lib/processes.mjs';
import { root } from './lib/root.mjs';

const names = 'src/core/model/check-names.ts';

function refusal(name) {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) return 'Name one check, as in npm run new-check -- missing-as-of.';
  const listed = readFileSync(path.join(root, names), 'utf8').match(/[a-z]+(?:-[a-z]+)+/g);
  if (!listed.includes(name)) return `${name} is no name of a check yet: add it to its group in ${names}.`;
  const present = Object.keys(filesOf(name)).find((file) => existsSync(path.join(root, file)));
  return present ? `${present} is there already, and nothing was written.` : null;
}

/** What a case must not keep is no mark, or hides nothing: each of them fails as it is. */
const filesOf = (name) => ({
  [`src/core/checks/${name}.ts`]: check(name),
  [`test/cases/${name}/fires.md`]: notes(
    `⟦TODO: words at fault⟧⟨${name} warning | TODO: part of the message⟩`,
  ),
  [`test/cases/${name}/silent.md`]: notes('⟦TODO: a near miss⟧⟨TODO⟩. ⟦TODO: and another⟧⟨TODO⟩.'),
  [`test/cases/${name}/suppressed.md`]: notes(
    `<!-- attache-disable-next-line ${name} -- TODO -->\nTODO: words at fault.`,
  ),
});

const check = (name) => `import { type Check, always } from './check.ts';

export const ${name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}: Check = {
  name: '${name}',
  levels: always('warning'),
  summary: 'TODO: when it fires, in one sentence.',
  about: {
    why: 'TODO: what goes wrong for a reader of the note otherwise.',
    bad: \`---
type: note
---

TODO: it fires here, and nothing else does.
\`,
    good: \`---
type: note
---

TODO: the same, mended.
\`,
    quiet: 'TODO: when to leave it be.',
    field: 'TODO: where the rule comes from, or that it is our own and why.',
  },
  dependsOn: [],
  *test() {
    // TODO
  },
};
`;

const notes = (words) => `---\ntype: note\n---\n\n${words}\n`;

const next = (name) => `Next:
1. src/core/checks/${name}.ts: summary, levels, the test, and what its page says (see About in check.ts).
2. test/cases/${name}/: marked notes, with CJK where words are read (the marks: test/marked/marked-note.ts).
   npx mocha --import=tsx test/cases/cases.test.ts --timeout 60000 -g ${name}
3. npx mocha --import=tsx test/core/check-pages.test.ts --timeout 60000 -g ${name}
4. npm run generate, which makes its page, and CHANGELOG.md.
`;

const [name = ''] = process.argv.slice(2);
const why = refusal(name);
if (why) {
  process.stderr.write(`${why}\n`);
  process.exitCode = 2;
} else {
  for (const [file, text] of Object.entries(filesOf(name))) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
    process.stdout.write(`${file}\n`);
  }
  await run(process.execPath, [path.join(root, 'scripts/generate.mjs')], { cwd: root });
  process.stdout.write(next(name));
}
