import { readCsv } from './csv.ts';
import { ImportError, type ImportedFile } from './imported.ts';
import { isPopolo, readPopolo } from './popolo.ts';
import { entitiesIn, readWikidata } from './wikidata.ts';

/** Languages whose names are taken from Wikidata, which has hundreds: those in which titles are known. */
const defaultLanguages: readonly string[] = ['en', 'ko', 'ja', 'zh'];

/** Reads a file of actors; what it is shows in what it holds. Throws ImportError where the whole can't be read. */
export function readImport(given: string, languages: readonly string[] = defaultLanguages): ImportedFile {
  const text = given.replace(/^\uFEFF/u, '');
  const [first = ''] = /\S/u.exec(text) ?? [];
  if (first === '') throw new ImportError('The file is empty.');
  if (first !== '{' && first !== '[') return readCsv(text);
  const json = parse(text);
  const entities = entitiesIn(json);
  if (entities) return readWikidata(entities, languages);
  if (isPopolo(json)) return readPopolo(json, languages);
  throw new ImportError(
    'This JSON is neither Popolo (with `persons` and `memberships`) nor Wikidata’s (with `entities`, or a list of them).',
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const lines = linesOf(text);
    if (lines) return lines;
    if (error instanceof RangeError) throw new ImportError('This JSON is nested too deeply to be read.');
    throw new ImportError('The file is no valid JSON. Fetch it again, or save it as JSON.');
  }
}

/** A dump, or a part of one: an entity a line. Lines that are broken stay in the list as what they are. */
function linesOf(text: string): unknown[] | null {
  const lines = text.split(/\r\n|\r|\n/u).map((line) => line.trim().replace(/,$/u, ''));
  const items = lines.filter((line) => line !== '' && line !== '[' && line !== ']').map(parsed);
  return entitiesIn(items[0]) ? items : null;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
