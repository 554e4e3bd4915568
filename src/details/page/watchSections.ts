/** Tells which of the sections that cost calls are in sight, whenever that changes. */
export function watchSections(root: HTMLElement, tell: (seen: { charts: boolean; logs: boolean }) => void): void {
  const seen = { charts: false, logs: false };
  const sections = new Map<Element | null, keyof typeof seen>([
    [root.querySelector('#metrics'), 'charts'],
    [root.querySelector('#logs'), 'logs'],
  ]);
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const section = sections.get(target);
      if (section !== undefined) seen[section] = isIntersecting;
    }
    tell({ ...seen });
  });
  for (const element of sections.keys()) if (element !== null) observer.observe(element);
}
