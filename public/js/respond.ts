/** What the form under a story does with scripts: it moves, knows its name, and keeps what is typed. */

import './reply.ts';
import './remember.ts';
import './drafts.ts';
