/** Items that stand in order, as the groups that a page shows them in: a day, a year, a letter. */
export function inGroups<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): { name: string; items: Item[] }[] {
  const groups: { name: string; items: Item[] }[] = [];
  for (const item of items) {
    const name = nameOf(item);
    if (groups.at(-1)?.name !== name) groups.push({ name, items: [] });
    groups.at(-1)?.items.push(item);
  }
  return groups;
}
