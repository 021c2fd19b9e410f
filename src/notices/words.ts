/** What the letters say. Plain text; lines of ours are short, as mail programs expect. */

export interface Letterhead {
  site: string;
  post: string;
}

/**
 * To an address that somebody typed: nothing here may be in the words of whoever that was.
 * @param links absolute
 */
export function confirmation({ site, post }: Letterhead, links: { confirm: string; stop: string }) {
  return {
    subject: `Shall we write to you about “${post}”?`,
    body: `Somebody, you we hope, said something under “${post}”
on ${site} and would like to be told here when it is answered.

If that was you, open this, and it is settled:
${links.confirm}

If it was not, you need not do anything: nobody writes to you again about
this unless that address is opened. To be left alone for good:
${links.stop}
`,
  };
}

export interface Reply {
  name: string;
  /** Plain text, one line. */
  words: string;
  /** Absolute. */
  link: string;
  /** Until when it can be answered, in words; null: nobody needs to hurry, or nobody can. */
  closes: string | null;
}

export function answer({ site, post }: Letterhead, { name, words, link, closes }: Reply, stop: string) {
  return {
    subject: `You have been answered under “${post}”`,
    body: `${name} answered what you said under “${post}”:

> ${words}

Where it stands:
${link}
${closes === null ? '' : `\nComments there close on ${closes}, so answer before that.\n`}
-- \nYou get this because you asked ${site} to be told of answers.
To hear no more about it, or nothing more at all:
${stop}
`,
  };
}

/** To somebody at the desk. @param wait how many and what, in words: `3 comments wait for a decision` */
export function reminder(site: string, wait: string, queue: string) {
  return {
    subject: `${wait} at ${site}`,
    body: `${wait}:
${queue}

You get this at most once an hour, and only when something has come in since
the last time. Whoever runs the site can turn it off: the setting is
comments.mail_moderators.
`,
  };
}
