import { cities, forms, sectors, surnames, trades } from '#scripts/bench/fill/words.ts';

/** A CSV of companies as a client would bring it: semicolons, accents, every name once; `series` tells one file from another. */
export function companyFile(rows: number, series: string): string {
  const at = (words: readonly string[], i: number) => words[i % words.length] as string;
  const lines = ['Nome;Sector;Cidade;Telefone;Email;Website;Colaboradores'];
  for (let i = 0; i < rows; i += 1) {
    const name = `${at(trades, i)} ${at(surnames, Math.floor(i / 3))} ${series}${i} ${at(forms, i)}`;
    const site = `empresa-${series.toLowerCase()}${i}.example`;
    lines.push(
      `${name};${at(sectors, i)};${at(cities, i)};9${String(10_000_000 + i).padStart(8, '0')};geral@${site};https://${site};${i % 400}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
