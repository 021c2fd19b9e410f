import type { TagKind } from '../../db/schema.ts';

/** What people and topics are called at the desk. */
export const WORDS: Record<TagKind, { one: string; many: string; title: string; find: string; nobody: string }> = {
  person: {
    one: 'person',
    many: 'people',
    title: 'People',
    find: 'Find people',
    nobody: 'Nobody has been talked about yet. People come with the stories that name them.',
  },
  topic: {
    one: 'topic',
    many: 'topics',
    title: 'Topics',
    find: 'Find topics',
    nobody: 'No story has a topic yet. Topics come with the stories that have them.',
  },
};
