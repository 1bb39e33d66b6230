import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<string> = {
  valid: [
    { given: 'https://example.pt/a?b=1#c', value: 'https://example.pt/a?b=1#c' },
    { given: 'example.pt', value: 'https://example.pt' },
    { given: '//example.pt/x', value: 'https://example.pt/x' },
    { given: 'example.pt:8080/x', value: 'https://example.pt:8080/x' },
    { given: 'HTTP://example.pt', value: 'HTTP://example.pt' },
    { given: ' ', value: null },
  ],
  invalid: [
    { given: 'javascript:alert(1)', reason: 'url.scheme' },
    { given: 'JaVaScRiPt://example.pt/%0aalert(1)', reason: 'url.scheme' },
    { given: 'data:text/html,x', reason: 'url.scheme' },
    { given: 'ftp://example.pt', reason: 'url.scheme' },
    { given: 'https://user:word@example.pt', reason: 'url.format' },
    { given: 'two words.pt', reason: 'url.format' },
    { given: 'nothing', reason: 'url.format' },
    { given: 'https://', reason: 'url.format' },
    { given: 'https://example.pt/\u0000', reason: 'text.nul' },
    { given: 5, reason: 'schema' },
  ],
  cells: [
    { cell: 'www.example.pt', value: 'https://www.example.pt' },
    { cell: 'n/a', reason: 'url.format' },
  ],
  ascending: ['https://a.example', 'https://B.example', 'https://c.example'],
  operands: ['https://a.example', 'EXAMPLE', 'https://b'],
  refused: [5, null],
};
