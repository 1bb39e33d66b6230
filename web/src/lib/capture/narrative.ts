export interface NarrativeParts {
  /** As it is to be read: 23/11/2026. */
  day: string;
  /** What it was, and how a sentence begins that goes on with whom: "Visit to". */
  channel: { label: string; phrase: string | undefined } | undefined;
  people: readonly { name: string; role: string | undefined }[];
  text: string;
  next: { what: string; day: string | undefined };
}
/** The words between, in the reader's language. */
export interface NarrativeWords {
  with: string;
  /** "by 27/11/2026" */
  by: (day: string) => string;
  nextStep: string;
  list: (names: readonly string[]) => string;
  inSentence: (words: string) => string;
}
export interface NarrativePiece {
  text: string;
  strong: boolean;
}

/** A note as the one line that is read years later: when, what, with whom, what happened, what comes next. */
export function narrativeLine(parts: NarrativeParts, words: NarrativeWords): NarrativePiece[] {
  const encounter = encounterOf(parts, words);
  const told = [encounter, oneLine(parts.text)].filter((part) => part !== '').map(asSentence);
  const next = nextOf(parts.next, words);
  return [
    { text: parts.day, strong: true },
    ...(told.length > 0 ? [{ text: ` – ${told.join(' ')}`, strong: false }] : []),
    ...(next === ''
      ? []
      : [
          { text: ' ', strong: false },
          { text: asSentence(next), strong: true },
        ]),
  ];
}

/** "Visit to Nuno Faria (production director), with Sérgio Lapa": the first is who was met, the others were there. */
function encounterOf({ channel, people }: NarrativeParts, words: NarrativeWords): string {
  const names = people.map(({ name, role }) => (role ? `${name} (${words.inSentence(role)})` : name));
  const [first, ...others] = names;
  if (first === undefined) return channel?.label ?? '';
  if (!channel) return words.list(names);
  if (channel.phrase === undefined) return `${channel.label}: ${words.list(names)}`;
  if (others.length === 0 || channel.phrase.endsWith(` ${words.with}`)) return `${channel.phrase} ${words.list(names)}`;
  return `${channel.phrase} ${first}, ${words.with} ${words.list(others)}`;
}

function nextOf({ what, day }: NarrativeParts['next'], words: NarrativeWords): string {
  const step = oneLine(what).replace(/[.\s]+$/, '');
  if (day === undefined) return step;
  return `${step === '' ? words.nextStep : step} ${words.by(day)}`;
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

const asSentence = (text: string) => (/[.!?…:]["”»)]?$/.test(text) ? text : `${text}.`);
