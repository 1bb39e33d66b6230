const copied = [
  'boxSizing',
  'width',
  'borderTopWidth',
  'borderRightWidth',
  'borderBottomWidth',
  'borderLeftWidth',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'fontFamily',
  'fontSize',
  'fontWeight',
  'lineHeight',
  'letterSpacing',
  'tabSize',
] as const;

/** Where a character of a text box stands on the screen: a copy of the box is laid out to find out. */
export function caretPlace(box: HTMLTextAreaElement, at: number): DOMRect {
  const copy = document.createElement('div');
  const style = getComputedStyle(box);
  for (const name of copied) copy.style[name] = style[name];
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'break-word', top: '0' });
  copy.textContent = box.value.slice(0, at);
  const mark = document.createElement('span');
  mark.textContent = box.value.slice(at, at + 1) || '.';
  copy.append(mark);
  document.body.append(copy);
  const { offsetLeft, offsetTop, offsetHeight } = mark;
  copy.remove();
  const { left, top } = box.getBoundingClientRect();
  return new DOMRect(left + offsetLeft - box.scrollLeft, top + offsetTop - box.scrollTop, 0, offsetHeight);
}
