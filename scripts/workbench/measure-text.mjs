/* global NodeFilter -- it runs in the browser */

/**
 * The box, in the window, of the first place in an editor's lines that reads `wanted`; undefined when
 * none does. VS Code cuts a line into spans as the grammar has it, so a word may lie across several.
 * Sent to the browser as text: it can use nothing from outside itself.
 */
export function measureText(editor, wanted) {
  const top = (element) => element.getBoundingClientRect().top;
  const lines = [...editor.querySelectorAll('.view-line')].sort((a, b) => top(a) - top(b));
  for (const line of lines) {
    const nodes = textNodes(line);
    const start = nodes.map(readable).join('').indexOf(wanted);
    if (start >= 0) {
      return boxOf(nodes, start, start + wanted.length);
    }
  }
  return undefined;

  function textNodes(line) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
      nodes.push(walker.currentNode);
    }
    return nodes;
  }

  function readable(node) {
    return node.data.replaceAll('\u00a0', ' ');
  }

  function boxOf(nodes, start, end) {
    const range = document.createRange();
    range.setStart(...place(nodes, start, false));
    range.setEnd(...place(nodes, end, true));
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  }

  /** The node and the offset in it; between two nodes an end belongs to the first, a start to the second. */
  function place(nodes, offset, isEnd) {
    let before = 0;
    for (const node of nodes) {
      const within = offset - before;
      if (within < node.data.length || (isEnd && within === node.data.length)) {
        return [node, within];
      }
      before += node.data.length;
    }
    throw new Error('The place lies outside the line.');
  }
}
