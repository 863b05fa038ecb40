import type { YamlProblem } from '../model/yaml.ts';
import { schemaProblems } from '../schema/problems.ts';
import { Schemas } from '../schema/schemas.ts';
import { sayProblem } from '../schema/words.ts';
import { readYaml } from '../yaml/read.ts';

const builtIn = new Schemas();

/** What is wrong with the shape of a file of verdicts; whether its claims and sources exist is another question. */
export function reviewProblems(text: string): YamlProblem[] {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const { value, problems, duplicates } = readYaml(text.slice(start), start);
  const empty = !value || (value.type === 'scalar' && value.value === null);
  if (empty || problems.length > 0) return [...problems];
  const twice = duplicates.map(({ key, second }) => ({
    message: `The key “${key}” stands twice; readers of YAML differ in which of them counts. Keep one.`,
    range: second,
  }));
  if (value.type !== 'list') {
    const message =
      'A file of verdicts is a list, one entry a verdict, as in `- { claim: basic-axis, verdict: accurate, … }`.';
    const range = value.type === 'map' ? value.entries[0]?.keyRange : null;
    return [...twice, { message, range: range ?? value.range }];
  }
  const wrong = schemaProblems(builtIn, builtIn.builtIn('review'), value).map((problem) => ({
    message: sayProblem(problem, 'file of verdicts'),
    range: problem.range,
  }));
  return [...twice, ...wrong];
}
