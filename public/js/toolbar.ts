/** Buttons above the story that write Markdown into it. */
export {};
