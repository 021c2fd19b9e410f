/** What is added to a thread; each of these stands by itself. */

import './mute.ts';
import './likes.ts';
import './own.ts';
import './since.ts';
