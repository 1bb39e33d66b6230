import { expect, test } from 'vitest';
import { cleanHtml, htmlOfText, textOfHtml } from '#core/fields/rich-text/clean-html.ts';

const hostile = [
  '<img src=x onerror=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<a href="java&#115;cript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<p><noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<form><button formaction="javascript:alert(1)">x',
  '<style>@import "x";</style><base href="//evil">',
  '<<script>script>alert(1)<</script>/script>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  `${'<blockquote>'.repeat(5000)}x`,
];

test.each(hostile)('nothing of %s can run', (html) => {
  const clean = cleanHtml(html);
  expect(clean).not.toMatch(/<(?!\/?(?:p|h2|h3|strong|em|u|s|code|pre|blockquote|ul|ol|li|br|hr|a)\b)/i);
  expect(clean).not.toMatch(/<[^>]*(?:\son\w+|style|src|javascript:|data:)[^>]*>/i);
  expect(cleanHtml(clean)).toBe(clean);
});

test('text becomes paragraphs, and its words come back', () => {
  const text = 'Dear Ms. B <b@x.pt>,\nthank you & yours.\n\nAna';
  expect(textOfHtml(htmlOfText(text))).toBe('Dear Ms. B <b@x.pt>,\nthank you & yours.\nAna');
});

test('lists and headings are lines', () => {
  expect(textOfHtml('<h2>A</h2><ul><li>b</li><li>c</li></ul><p>d<br />e</p>')).toBe('A\n\n- b\n- c\nd\ne');
});
