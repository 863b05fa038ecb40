import type { Service } from '../service.ts';
import { attributeCompletions } from './attribute-completion.ts';
import { citationCompletions } from './citation-completion.ts';
import { type Completions, noCompletions } from './completion-items.ts';
import { linkCompletions } from './link-completion.ts';
import { schemaCompletions } from './schema-completion.ts';
import { suppressionCompletions } from './suppression-completion.ts';

/** What may be typed at an offset, the likeliest first. */
export function completionsAt(service: Service, path: string, offset: number): Completions {
  return (
    suppressionCompletions(service, path, offset) ??
    schemaCompletions(service, path, offset) ??
    proseCompletions(service, path, offset) ??
    noCompletions
  );
}

function proseCompletions(service: Service, path: string, offset: number): Completions | null {
  const note = service.notes.get(path);
  return note
    ? (linkCompletions(service, note, offset) ??
        citationCompletions(service, note, offset) ??
        attributeCompletions(service, note, offset))
    : null;
}
