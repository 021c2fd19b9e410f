/** Numbers and plurals, as the whole site says them. */

const NUMBER = new Intl.NumberFormat('en');

export const number = (n: number) => NUMBER.format(n);

/** `1 story`, `1,206 stories` */
export const count = (n: number, one: string, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;
