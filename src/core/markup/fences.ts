import type { RootContent } from 'mdast';
import type { CompileContext, Extension as FromMarkdownExtension, Token } from 'mdast-util-from-markdown';
import type { Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { parseAttributes } from './attributes.ts';

/** A line of three or more colons that opens or closes a div, as Pandoc's `fenced_divs` has it. */
export interface Fence {
  readonly type: 'attacheFence';
  readonly shape: FenceShape;
  position?: { start: { offset?: number }; end: { offset?: number } };
}

export type FenceShape = 'open' | 'close';

declare module 'mdast' {
  interface RootContentMap {
    attacheFence: Fence;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    attacheFence: 'attacheFence';
  }
}

const closer = /^:{3,}[ \t]*$/;
const wordOpener = /^:{3,}[ \t]*[^\s{:][^\s]*[ \t]*:*[ \t]*$/;

/** What a line is as a fence, or null where it is text (`:::tip A title`, `::: {.claim by=x, y}`). */
export function fenceShape(line: string): FenceShape | null {
  if (closer.test(line)) return 'close';
  if (wordOpener.test(line)) return 'open';
  const brace = /^:{3,}[ \t]*\{/.exec(line);
  if (!brace) return null;
  const attributes = parseAttributes(line, brace[0].length - 1);
  return attributes && /^[ \t]*:*[ \t]*$/.test(line.slice(attributes.end)) ? 'open' : null;
}

const colon = 58;

// Without a construct of their own, fence lines fuse with the paragraphs next to them. Only lines are recognised
// here; which opener belongs to which closer is told afterwards, among siblings, where containers are known.
const construct: Construct = { name: 'attacheFence', tokenize: tokenizeFence };

export const fenceSyntax: Extension = { flow: { [colon]: construct } };

function tokenizeFence(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const restOf = (token: Token): State => {
    const line: State = (code) => {
      if (code !== null && code > -3) {
        effects.consume(code);
        return line;
      }
      effects.exit('attacheFence');
      const shape = fenceShape(this.sliceSerialize(token));
      // Pandoc: an opener can't interrupt a paragraph, a closer can.
      const fits = this.interrupt ? shape === 'close' : shape !== null;
      return fits ? ok(code) : nok(code);
    };
    return line;
  };
  return (code) => {
    const token = effects.enter('attacheFence');
    effects.consume(code);
    return restOf(token);
  };
}

export const fenceFromMarkdown: FromMarkdownExtension = {
  enter: {
    attacheFence(this: CompileContext, token: Token) {
      const shape = fenceShape(this.sliceSerialize(token)) ?? 'close';
      this.enter({ type: 'attacheFence', shape } as unknown as Parameters<CompileContext['enter']>[0], token);
    },
  },
  exit: {
    attacheFence(this: CompileContext, token: Token) {
      this.exit(token);
    },
  },
};

/** A div among siblings: indexes of its fences; `close` is null where nothing closes it. */
export interface Div {
  readonly open: number;
  readonly close: number | null;
}

/** Pairs the fences of one container by a stack; a closer that closes nothing is left alone. */
export function pairFences(siblings: readonly RootContent[]): Div[] {
  const open: number[] = [];
  const divs: Div[] = [];
  siblings.forEach((node, index) => {
    if (node.type !== 'attacheFence') return;
    if (node.shape === 'open') {
      open.push(index);
      return;
    }
    const opener = open.pop();
    if (opener !== undefined) divs.push({ open: opener, close: index });
  });
  for (const opener of open) divs.push({ open: opener, close: null });
  return divs.sort((a, b) => a.open - b.open);
}
