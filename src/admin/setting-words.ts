import type { SettingKey } from '../settings/settings.ts';

/** How the desk asks for a setting. A setting without words does not compile. */
export interface SettingWords {
  group: 'Site' | 'Comments';
  label: string;
  hint: string;
  control: 'line' | 'lines' | 'number' | 'check' | 'zone';
}

/** In the order of the page. */
export const SETTING_WORDS: Record<SettingKey, SettingWords> = {
  'site.title': {
    group: 'Site',
    label: 'Title',
    hint: 'On the nameplate, in the title of every page, and in feeds.',
    control: 'line',
  },
  'site.tagline': { group: 'Site', label: 'Tagline', hint: 'One line beside the title.', control: 'line' },
  'site.timezone': {
    group: 'Site',
    label: 'Time zone',
    hint: 'As in Europe/London. Posts that are out keep their addresses.',
    control: 'zone',
  },
  'site.shared_cache_seconds': {
    group: 'Site',
    label: 'Seconds for which caches in front may keep a page',
    hint: 'A CDN, or a proxy that caches. 0: they ask each time. With more, a thread may be that old to readers, and so may a correction.',
    control: 'number',
  },
  'comments.close_after_days': {
    group: 'Comments',
    label: 'Days until comments close',
    hint: 'Counted from publication; 0: they never close by age. What is closed already stays closed.',
    control: 'number',
  },
  'comments.hold_all': {
    group: 'Comments',
    label: 'Hold every comment',
    hint: 'Nothing stands on a page before somebody has read it.',
    control: 'check',
  },
  'comments.hold_first': {
    group: 'Comments',
    label: 'Hold first comments',
    hint: 'Readers wait for an editor until something of theirs was approved.',
    control: 'check',
  },
  'comments.hold_links': {
    group: 'Comments',
    label: 'Links from which a comment is held',
    hint: '0: links hold nothing.',
    control: 'number',
  },
  'comments.hold_words': {
    group: 'Comments',
    label: 'Words that hold a comment',
    hint: 'An entry a line, whole words; capitals and accents make no difference.',
    control: 'lines',
  },
  'comments.block_words': {
    group: 'Comments',
    label: 'Words that are refused',
    hint: 'The same way. Whoever uses one is told so, and keeps what they typed.',
    control: 'lines',
  },
  'comments.flood_seconds': {
    group: 'Comments',
    label: 'Seconds between two comments of a reader',
    hint: '0: as fast as they can type.',
    control: 'number',
  },
  'comments.edit_minutes': {
    group: 'Comments',
    label: 'Minutes in which a comment may be changed',
    hint: 'By whoever wrote it, until somebody answers.',
    control: 'number',
  },
  'comments.report_threshold': {
    group: 'Comments',
    label: 'Reports that hide a comment',
    hint: 'Until a moderator has looked at it; 0: reports hide nothing.',
    control: 'number',
  },
  'comments.address_days': {
    group: 'Comments',
    label: 'Days for which addresses are kept',
    hint: 'Network addresses, and only as hashes that tell one from another.',
    control: 'number',
  },
  'comments.mail_moderators': {
    group: 'Comments',
    label: 'Write to the moderators',
    hint: 'About comments that wait, at most once an hour.',
    control: 'check',
  },
};
