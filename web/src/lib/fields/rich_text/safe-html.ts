const tags = new Set(['P', 'H2', 'H3', 'STRONG', 'EM', 'U', 'S', 'CODE', 'PRE', 'BLOCKQUOTE', 'UL', 'OL', 'LI', 'BR', 'HR', 'A']);

/** The server keeps only harmless HTML; this trusts nobody and builds anew what may be shown. */
export function safeNodes(html: string): DocumentFragment {
  const made = document.createDocumentFragment();
  copy(parsed(html), made);
  return made;
}

/** What is written there, in one line. */
export function wordsOf(html: string): string {
  const body = parsed(html.replaceAll(/<\/(?:p|h2|h3|li|pre|blockquote)>|<br\s*\/?>/g, '$& '));
  return (body.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** Parsed in a document that loads nothing and runs nothing. */
const parsed = (html: string): HTMLElement => new DOMParser().parseFromString(html, 'text/html').body;

function copy(from: Node, to: Node): void {
  for (const node of from.childNodes) {
    if (node instanceof Text) to.appendChild(document.createTextNode(node.data));
    else if (node instanceof Element && tags.has(node.tagName)) copy(node, to.appendChild(copyOf(node)));
  }
}

function copyOf(element: Element): HTMLElement {
  const made = document.createElement(element.tagName);
  const href = element.getAttribute('href') ?? '';
  if (made instanceof HTMLAnchorElement && /^(?:https?:|mailto:|tel:)/i.test(href)) {
    made.href = href;
    made.target = '_blank';
    made.rel = 'noopener noreferrer';
  }
  return made;
}
