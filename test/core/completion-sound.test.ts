import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { completionsAt } from '../../src/core/features/completion.ts';
import { Service } from '../../src/core/service.ts';
import { findFrontmatter } from '../../src/core/notes/frontmatter.ts';
import { readYaml } from '../../src/core/yaml/read.ts';

const samples = new URL('../../samples/lee-diplomacy/', import.meta.url);
const files = readdirSync(samples, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(new URL(path, samples), 'utf8') }));

const forms = {
  path: 'notes/forms.md',
  text: `---
id: forms
type: person
name: "Lee Jae-myung"
names:
  - { value: 이재명, lang: ko, kind: native }
  - value: 李在明
    lang: zh

positions:
- office: president-of-south-korea
  start: 2025-06-04
aliases: [Lee, "Lee Jae Myung"]
tags:
  - korea
  
member-of:
summary: |
  Two lines
  of text.
checked: 2025-09-01 # by hand
---
`,
};

/** What stands there once a snippet is accepted and its places are passed over. */
const accepted = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)[^}]*\|\}/gu, (_, first: string) => first.replace(/\\(.)/gu, '$1'))
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/gu, '$1')
    .replace(/\$\{?\d+\}?/gu, 'x')
    .replace(/\\([\\$}])/gu, '$1');

describe('what completion writes', () => {
  const service = new Service(() => '2025-11-15');
  const notes = [...files, forms];
  service.apply(notes.map((note) => ({ kind: 'text', ...note })));

  for (const { path, text } of notes) {
    const place = findFrontmatter(text);
    if (!place) continue;
    it(`is YAML at every place of ${path}`, () => {
      let offered = 0;
      for (let offset = place.yaml.start; offset <= place.yaml.end; offset++) {
        const { items } = completionsAt(service, path, offset);
        const kinds = new Map(items.map((item) => [`${item.kind} ${item.snippet.length > 40}`, item]));
        for (const { label, range, snippet } of [...items.slice(0, 3), ...kinds.values()]) {
          offered++;
          assert.ok(range.start >= place.yaml.start && range.end <= place.yaml.end, `${label} at ${offset}`);
          const made: string =
            text.slice(place.yaml.start, range.start) +
            accepted(snippet) +
            text.slice(range.end, place.yaml.end);
          assert.deepEqual(readYaml(made, 0).problems, [], `${label} at ${offset}:\n${made}`);
        }
      }
      assert.ok(offered > 0);
    });
  }
});
