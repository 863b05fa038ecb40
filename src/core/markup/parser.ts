import type { Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { fenceFromMarkdown, fenceSyntax } from './fences.ts';

const processor = unified()
  .use(remarkParse)
  .data({
    micromarkExtensions: [gfmTable(), gfmFootnote(), fenceSyntax],
    fromMarkdownExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), fenceFromMarkdown],
  });

/**
 * Parses Markdown whose positions are offsets of `text` as it is. What stands before `bodyStart` (a BOM, which
 * micromark would drop and so shift every offset, and the frontmatter) is blanked, not cut.
 */
export function parseMarkdown(text: string, bodyStart: number): Root {
  const blank = bodyStart > 0 ? `${' '.repeat(bodyStart - 1)}\n` : '';
  return processor.parse(blank + text.slice(bodyStart));
}
