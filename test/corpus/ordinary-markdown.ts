/** Ordinary Markdown, as it stands in trees that were never written for us; the same for the same seed. */
export function ordinaryFiles(count: number, seed: number): Record<string, string> {
  const random = generator(seed);
  const files: Record<string, string> = {};
  for (let at = 0; at < count; at++) {
    const folder = random.of([
      '',
      'docs/',
      'content/posts/',
      '_posts/',
      'notes/daily/',
      'blog/2024/',
      'wiki/',
    ]);
    const name = random.of([
      'readme',
      'CHANGELOG',
      'index',
      'post',
      'Meeting notes',
      'guide',
      '日記',
      'über',
    ]);
    files[`${folder}${name}-${at}.md`] = ordinaryFile(random, at);
  }
  return files;
}

interface Random {
  /** A whole number from 0 up to, not with, `below`. */
  below(below: number): number;
  of<T>(choices: readonly T[]): T;
}

/** Mulberry32. */
function generator(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, of: (choices) => choices[below(choices.length)]! };
}

function ordinaryFile(random: Random, at: number): string {
  const parts = Array.from({ length: 3 + random.below(12) }, () => block(random, at));
  const text = `${random.of(frontmatters)(random, at)}${parts.join('\n\n')}\n`;
  const ended = random.below(4) === 0 ? text.replaceAll('\n', '\r\n') : text;
  return random.below(8) === 0 ? `\uFEFF${ended}` : ended;
}

const words =
  'the a system update server page team report minister president said “yes” it’s 2024 v1.2.3 config build plan deploy 한국어 東京 Zürich naïve file.md e.g. approx. 50 % of users'.split(
    ' ',
  );
const some = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.of(words)).join(' ');
const sentence = (random: Random): string => {
  const text = some(random, 4 + random.below(12));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${random.of(['.', '!', '?', ':'])}`;
};
const handle = (random: Random): string =>
  random.of([
    'octocat',
    'dependabot',
    'user_name',
    'babel/core',
    'types/node',
    'sindresorhus',
    'here',
    '1.2',
  ]);

type Part = (random: Random, at: number) => string;

const frontmatters: readonly Part[] = [
  () => '',
  () => '',
  (random) =>
    `---\nlayout: post\ntitle: "${some(random, 3).replaceAll('"', '')}"\ndate: 2024-03-0${1 + random.below(9)} 10:00:00 +0000\ncategories: [news, code]\n---\n\n`,
  (random, at) =>
    `---\nid: intro\ntitle: Introduction\nslug: /p/${at}\nsidebar_position: ${random.below(9)}\nstatus: published\ntags:\n  - hello\n  - docs\n---\n\n`,
  () => '+++\ntitle = "Hugo"\ndate = 2024-01-01T00:00:00Z\ndraft = true\n+++\n\n',
  (random) =>
    `---\ntype: ${random.of(['post', 'page', 'blog', 'docs', 'daily', 'concept', 'api', 'landing'])}\nstatus: published\nid: shared\naliases: [One, Two]\nauthor: ${random.of(['jane', '[jane, joe]', '{ name: Jane }'])}\nas-of: whenever\n---\n\n`,
  () => '---\nid: shared\naliases:\n  - Home\ntags: home\nclaims: many\nactors: { a: b }\n---\n\n',
  () => '---\n---\n\n',
  () => '---\nlayout: post\ntitle: It: breaks\n---\n\n',
  () => '---\ntitle: {{ page.title }}\n---\n\n',
  () => '---\n\nA rule above, no frontmatter.\n\n---\n\n',
  (random) =>
    `---\nname: Jane Doe\nrole: ${random.of(['Minister', 'Engineer'])}\npositions: none\ntype: author\n---\n\n`,
];

const block: Part = (random, at) => random.of(blocks)(random, at);

const blocks: readonly Part[] = [
  (random) =>
    `${'#'.repeat(1 + random.below(6))} ${some(random, 3)}${random.of(['', ' {#custom-id}', ' [#](#top)'])}`,
  (random) =>
    Array.from({ length: 1 + random.below(4) }, () => sentence(random)).join(random.of([' ', '\n'])),
  (random) =>
    `\`\`\`${random.of(['js', 'md', 'c++', '{r, echo=FALSE}', ''])}\n[@handle]{.claim #x}\n::: {.claim\n@decorator class A { "quoted" }\n\`\`\``,
  (random) => `${sentence(random)}\n\n    indented @code [x]{.claim}`,
  (random) => `| a | b@c.org |\n|---|:-:|\n| [@${handle(random)}] | ${some(random, 2)} |`,
  (random) =>
    `Thanks to @${handle(random)}, @${handle(random)} and [@${handle(random)}](https://github.com/x)!`,
  (random) =>
    `- Fix crash ([#12](https://x.org/12)) [@${handle(random)}]\n- [@${handle(random)}, @${handle(random)}]\n- ${sentence(random)} (@${handle(random)})`,
  (random) =>
    `Write to jane.doe+tag@example.org, <joe@example.com> or [us](mailto:us@example.org). ${sentence(random)}`,
  (random) => `- [x] done ${some(random, 2)}\n- [ ] open\n- [-] dropped {due=2024-01-01}`,
  (random) =>
    `:::${random.of(['tip', 'note', 'warning Look', 'danger[Title]', ' info', '{.note}', ' {.column width="50%"}'])}\n\n${sentence(random)}\n\n:::`,
  () => '::::: columns\n:::: column\nLeft\n::::\n:::::\n\n::: details Click\nNever closed',
  (random) =>
    `A note[^${random.below(9)}] and ^[inline, @one].\n\n[^${random.below(9)}]: ${sentence(random)}`,
  (random) =>
    `See [[Some Page]], [[folder/Page#Heading|words]], ![[image.png]] and [[#^block]]. ^block-${random.below(99)}`,
  (random) => `<!-- TODO @jane: ${some(random, 3)} [@key]{.claim} -->\n\n<!-- prettier-ignore -->`,
  (random) => `Inline $E = mc^2$ and $a@b$.\n\n$$\n\\sum_{i=1}^{n} x_i [@i]{j}\n$$\n\n${sentence(random)}`,
  () => 'Emoji 😀 👩‍👩‍👧 :tada: 🇰🇷 and “curly”, «guillemets», 「かぎ」, \'single\' "double".',
  (random) => `> ${sentence(random)} “${some(random, 8)}”\n>\n> — Someone, *Some Work*`,
  (random) =>
    `President ${random.of(['Lincoln', 'Kim', 'de Gaulle'])} said "${some(random, 6)}" on 3 May 2020.`,
  () =>
    '<details>\n<summary>More @here</summary>\n\n**Bold** [text]{.underline} and [link][ref] {#id .class}\n\n</details>\n\n[ref]: https://example.org/@user "Title"',
  () => '{% include note.html content="@x" %}\n{{< figure src="a.png" >}}\n{{ page.title }}',
  () => '1. one\n   - two\n     > three @four\n\n* * *\n\nTerm\n: Definition [see @fig:plot and @tbl:x]',
  () =>
    "import Tabs from '@theme/Tabs';\n\n<Tabs defaultValue=\"a\" values={[{label: 'A', value: 'a'}]}>\n<p>@x</p>\n</Tabs>",
  () =>
    'npm i @babel/core @types/node && npx @scope/tool@latest; see https://medium.com/@user/post-1 and [a](https://x.org/@b).',
  () => '[ ] [] [x] [] () ![]() [a](b "c) **un*closed `code ~~gone~~ \\[esc\\] &amp; &nbsp; <br/> [!NOTE]',
  () => '> [!WARNING] Careful\n> See #tag, key:: value and %% hidden @comment %%.',
  () => 'Setext heading @home\n===\n\nAnother\n---',
  () =>
    '### Bug fixes\n\n* **core:** close #1 ([abc1234](https://x.org/abc1234)), thanks [@user]! [@a-b], [@team/devs]',
];
