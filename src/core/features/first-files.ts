import { isSchemaObject } from '../schema/json-schema.ts';
import { ourSchemas } from '../schema/schemas.ts';
import { valueSource } from '../yaml/scalars.ts';

const widest = 100;

/** attache.yaml with every key explained by its schema. Only `version` is set: the others change how notes are judged. */
export function configTemplate(): string {
  const { description = '', properties = {} } = ourSchemas.builtIn('attache');
  const parts = Object.entries(properties).map(([key, schema]) => {
    const { description: words = '', default: preset, examples = [] } = isSchemaObject(schema) ? schema : {};
    const entry = `${key}: ${valueSource(preset ?? examples[0], 'flow')}`;
    const end = key === 'version' ? '' : preset === undefined ? ' As in:' : ' The default is:';
    return `${comment(words + end)}\n${key === 'version' ? entry : `# ${entry}`}\n`;
  });
  return [comment(description), '', parts.join('\n')].join('\n');
}

/** Lines of words behind a `#`. */
function comment(words: string): string {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < widest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines.join('\n');
}

/** A note, an actor and a source that work together. The country is a novelist's, so that nothing said of it is untrue. */
export function exampleFiles(today: string): Readonly<Record<string, string>> {
  return {
    'notes/first-note.md': `---
type: note
title: First note
status: draft
as-of: ${today}
---

# First note

A note is Markdown. This one shows how notes, actors and sources work together; change it or delete it.

A claim is a statement that you stand for, with its source:

[The foreign ministry of Ruritania expects talks to begin in the autumn [@ruritania-statement]]{.claim #talks-in-autumn by=ruritania-foreign-ministry}.

The Claims view lists it with its status. The names of actors are found in what you write: hover over Ministry of Foreign Affairs of Ruritania.
`,
    'actors/ruritania-foreign-ministry.md': `---
type: organisation
name: Ministry of Foreign Affairs of Ruritania
aliases: [foreign ministry of Ruritania]
summary: An example. Actors are the persons, organisations, places and events that notes speak of.
checked: ${today}
---
`,
    'sources/ruritania-statement.md': `---
type: source
title: Statement on the talks
author: [{ literal: Ministry of Foreign Affairs of Ruritania }]
publisher: Ministry of Foreign Affairs of Ruritania
url: https://example.org/statement
issued: ${today}
accessed: ${today}
language: en
reliability: F
---

An example. Notes cite it by its id, which is the file's name: \`[@ruritania-statement]\`.
`,
  };
}
