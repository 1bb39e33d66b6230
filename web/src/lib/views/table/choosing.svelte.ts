/** On a phone: whether a touch chooses a row instead of opening it. Begun by a long press, or from the tools of the table. */
class Choosing {
  on = $state(false);
}

export const choosing = new Choosing();
