/** A mistake in how the command was called, or a workspace that can't be had: one line, exit 2. */
export class UsageError extends Error {}

export const usage = `attache COMMAND [PATH…] [options]

Commands
  lint [PATH…]       findings of the workspace
  claims [PATH…]     claims with their sources and status
  actors [PATH…]     actors with the office they hold
  actor ID           one actor's card
  mentions [PATH…]   where actors are named
  sources [PATH…]    sources with their captures
  capture URL|FILE   keeps a page, text or Markdown as a capture of a source
  verify [PATH…]     holds captures against the hashes in their records
  import-actors FILE brings actors in from Popolo or Wikidata JSON, or CSV
  init [PATH]        makes a folder a workspace; overwrites nothing
  lsp --stdio        the language server

Options
  --workspace DIR        the folder with attache.yaml (default: the nearest one at or above the first PATH)
  --format FORMAT        text or json; lint: sarif or github, too
  --today DATE           the day to judge by, as 2025-08-31
  --on DATE              actors, actor: the day asked about
  --max-warnings N       lint: exit 1 on more warnings than N
  --level LEVEL          lint: show from error, warning, information or hint up
  --baseline FILE        lint: the findings in this file are known, and not reported
  --write-baseline FILE  lint: write all findings of now into this file
  --fix                  lint: mend what has one answer and changes no statement, citation or quotation
  --stdin-file PATH      lint: judge standard input as this file; with --fix the mended text is printed instead
  --watch                lint: print again after each change, until Ctrl+C
  --changed-since REF    lint: findings in files changed since REF in git, and those that the change causes elsewhere
  --url ADDRESS          capture FILE: where the file comes from
  --dry-run              lint --fix, capture, import-actors: say what would be written, and write nothing
  --source KEY           import-actors: the source of the positions
  --checked DATE         import-actors: the day on which you held the new records against their sources
  --languages TAGS       import-actors: whose names are taken (default: en,ko,ja,zh)
  --organisations        import-actors: make notes of Popolo's organisations, too
  --version, --help

Exit codes: 0 no error; 1 lint found errors or more warnings than allowed; 2 it could not run.
`;
