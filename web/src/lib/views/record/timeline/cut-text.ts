const long = 1_400;
const lines = 14;
const little = 200;

/** The beginning of a long text, cut between words and never within a mention; undefined when it is short enough. */
export function cutText(text: string): string | undefined {
  const end = Math.min(long, endOfLine(text, lines));
  if (text.length <= end + little) return undefined;
  const head = text.slice(0, end);
  const open = head.lastIndexOf('@[');
  const whole = open >= 0 && !/\]\(user:[0-9a-f-]{36}\)/i.test(head.slice(open)) ? head.slice(0, open) : head;
  const between = whole.length < head.length || /\s/.test(text.charAt(end));
  const space = between ? -1 : whole.search(/\s\S*$/);
  return `${(space > whole.length - little && space > 0 ? whole.slice(0, space) : whole).trimEnd()}…`;
}

function endOfLine(text: string, count: number): number {
  let at = -1;
  for (let line = 0; line < count; line += 1) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return text.length;
  }
  return at;
}
