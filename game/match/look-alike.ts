/** Whether two names look alike. */
export function skeleton(name: string): string {
  return name.normalize("NFKD").toLowerCase();
}

export function imitates(a: string, b: string): boolean {
  return skeleton(a) === skeleton(b);
}
