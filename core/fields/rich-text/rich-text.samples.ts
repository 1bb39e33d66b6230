import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import { fold } from '#core/fields/reading/fold.ts';
import { textOfHtml } from '#core/fields/rich-text/clean-html.ts';

export const samples: FieldSamples<string> = {
  field: { maxLength: 2000 },
  valid: [
    { given: '<p>Uma <b>proposta</b></p><p></p>', value: '<p>Uma <strong>proposta</strong></p>' },
    { given: '<h1>Título</h1><ul><li>um</li><li>dois</li></ul>', value: '<h2>Título</h2><ul><li>um</li><li>dois</li></ul>' },
    { given: '<p onclick="x()" style="color:red" class="a">a &amp; b &lt; c</p>', value: '<p>a &amp; b &lt; c</p>' },
    { given: '<p>x<script>alert(1)</script><style>p{}</style></p>', value: '<p>x</p>' },
    {
      given: '<a href="javascript:alert(1)">y</a> <a href="https://example.pt/?a=1&amp;b=2">z</a>',
      value: 'y <a href="https://example.pt/?a=1&amp;b=2">z</a>',
    },
    { given: '<a href="//evil.example">q</a><img src=x onerror=alert(1)><svg onload=alert(1)>w</svg>', value: 'qw' },
    { given: '<iframe src="https://x"></iframe><p>100 % _ \\ Reunião</p>', value: '<p>100 % _ \\ Reunião</p>' },
    { given: '<p> </p><p><br></p>', value: null },
    { given: '', value: null },
  ],
  invalid: [
    { given: 'x'.repeat(2001), reason: 'schema' },
    { given: {}, reason: 'schema' },
    { given: '<p>a\u0000</p>', reason: 'text.nul' },
    { given: '<p>\ud800</p>', reason: 'text.encoding' },
  ],
  cells: [
    { cell: 'one\ntwo\n\nthree < 4', value: '<p>one<br />two</p><p>three &lt; 4</p>' },
    { cell: '<p>one</p><script>x</script>', value: '<p>one</p>' },
    { cell: '<'.repeat(50_000), value: `<p>${'&lt;'.repeat(50_000)}</p>` },
  ],
  operands: ['proposta', 'reuniao', 'strong', '100 %', '_', '\\', 'b < c'],
  refused: [1, null, 'a\u0000'],
  oracle: {
    contains: (value, operand: string) => fold(textOfHtml(value)).includes(fold(operand)),
    startsWith: (value, operand: string) => fold(textOfHtml(value)).startsWith(fold(operand)),
  },
};
