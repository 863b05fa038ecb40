import type { Service } from '../service.ts';
import { type Completions, noCompletions } from './completion-items.ts';
import { schemaCompletions } from './schema-completion.ts';
import { suppressionCompletions } from './suppression-completion.ts';

/** What may be typed at an offset, the likeliest first. */
export function completionsAt(service: Service, path: string, offset: number): Completions {
  return (
    suppressionCompletions(service, path, offset) ?? schemaCompletions(service, path, offset) ?? noCompletions
  );
}
