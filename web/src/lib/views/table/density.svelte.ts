type Choice = 'normal' | 'compact';

const key = 'vinculo.density';

/** How close the rows of tables stand, on this device. */
class Density {
  choice: Choice = $state(localStorage.getItem(key) === 'compact' ? 'compact' : 'normal');

  set(choice: Choice): void {
    this.choice = choice;
    localStorage.setItem(key, choice);
  }
}

export const density = new Density();
