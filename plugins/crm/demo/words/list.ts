/** Long lists of words are read and changed as one text: "Rui|Nuno|Tiago". */
export const list = (text: string): string[] => text.split('|');
