import type { Neighbours } from '../posts/reading/neighbours.ts';
import type { Previously } from '../posts/reading/previously.ts';
import { isoDateTime, longDate } from '../time.ts';
import { postPath, tagPath } from '../urls.ts';

/** Where a story's page leads from its story, by title alone. */

export interface PreviouslyView {
  name: string;
  /** To all of their stories. */
  timeline: string;
  stories: { title: string; href: string; date: string; iso: string }[];
}

export interface NeighbourView {
  label: string;
  title: string;
  href: string;
  rel: 'prev' | 'next';
}

export const previouslyView = ({ person, stories }: Previously, zone: string): PreviouslyView => ({
  name: person.name,
  timeline: tagPath(person),
  stories: stories.map((story) => ({
    title: story.title,
    href: postPath(story),
    date: longDate(story.published_at, zone),
    iso: isoDateTime(story.published_at, zone),
  })),
});

export function neighbourViews({ older, newer }: Neighbours): NeighbourView[] {
  const lines = [
    { label: 'The story before', rel: 'prev', story: older },
    { label: 'The story after', rel: 'next', story: newer },
  ] as const;
  return lines.flatMap(({ label, rel, story }) =>
    story ? [{ label, rel, title: story.title, href: postPath(story) }] : [],
  );
}
