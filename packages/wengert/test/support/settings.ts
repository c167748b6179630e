/** A module with a setting that changes while the program runs. */
export let rate = 2;

export function setRate(value: number): void {
  rate = value;
}
