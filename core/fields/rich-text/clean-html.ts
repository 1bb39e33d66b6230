import sanitizeHtml from 'sanitize-html';

/** What a text may be made of; everything else loses its tag and keeps its words, but scripts and styles lose both. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'h2', 'h3', 'strong', 'em', 'u', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'br', 'hr', 'a'],
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: { b: 'strong', i: 'em', strike: 's', del: 's', ins: 'u', div: 'p', h1: 'h2', h4: 'h3', h5: 'h3', h6: 'h3' },
  nestingLimit: 30,
};

const PASSES = 5;

/** Only what people write with, whatever was pasted: this is the one place where HTML comes in. Cleaned again it stays as it is. */
export function cleanHtml(html: string): string {
  let clean = cleanOnce(html);
  for (let pass = 1; pass < PASSES; pass += 1) {
    const again = cleanOnce(clean);
    if (again === clean) return clean;
    clean = again;
  }
  return clean;
}

function cleanOnce(html: string): string {
  return sanitizeHtml(html, allowed)
    .replaceAll(/<a>(.*?)<\/a>/gs, '$1')
    .replaceAll(/(?:\s*<p>(?:\s|&nbsp;|\u00a0|<br \/>)*<\/p>)+\s*$/g, '')
    .trim();
}

const blockEnd = /<\/(?:p|h2|h3|blockquote|pre|ul|ol)>|<br \/>|<hr \/>/g;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ' };

/** The words of clean HTML, in lines. */
export function textOfHtml(html: string): string {
  return html
    .replaceAll(/<li>/g, '\n- ')
    .replaceAll(blockEnd, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:amp|lt|gt|quot|nbsp);/g, (entity) => entities[entity] ?? entity)
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** Plain text as paragraphs. */
export function htmlOfText(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const paragraphs = escaped.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  return paragraphs.map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br />')}</p>`).join('');
}

/** Somebody's HTML rather than a text that happens to have a "<". */
export const looksLikeHtml = (text: string): boolean => /<(?:p|br|div|ul|ol|h[1-6]|strong|b|em|i|a)(?:\s[^>]*)?\/?>/i.test(text);
